import { expect, test } from '@jest/globals'
import { envFileSlips } from '../../../../src/compose/files/env-file-slips.js'

const told = (text: string) =>
  envFileSlips(text).map(({ line, column, message }) => `${line}:${column} ${message}`)

test.each([
  [
    '<<<<<<< HEAD\nA=1\n=======\nA=2\n>>>>>>> x\n',
    ['1:1 `<<<<<<< HEAD` is', '3:1 `=======` is', '5:1 `>>>>>>> x` is'],
  ],
  ['A=1\nTAG 1.27\n', ['2:1 the name of a variable holds a blank']],
  [
    'A=1\nMY VAR=2\nMY,VAR=2\n',
    ['2:1 the name of a variable holds a blank', '3:1 the name of a variable holds `,`'],
  ],
  ['=1\n', ['1:1 a value has no name']],
  ['A=1\nB="abc\nC=2\n', ['2:3 a quote is never closed']],
  ["A='abc\n", ['1:3 a quote is never closed']],
])('%j', (text, expected) => {
  expect(told(text)).toEqual(expected.map((one) => expect.stringContaining(one)))
})

test.each([
  '\ufeffA=1\r\n# note\r\n\r\n  B = x y # note\r\nexport C=3\r\n',
  'A="two\nlines"\nB=\'two\nlines\'\n',
  'A: 1\nB\nA.b-c=1\nD="a \\" b"\nE=don\'t\n',
  '',
])('%j is right', (text) => {
  expect(told(text)).toEqual([])
})
