import { describe, expect, test } from '@jest/globals'
import { lastLine } from '../../../src/run/log-lines.js'

describe('the last line', () => {
  test.each([
    ['one\ntwo\n\n  \n', 'two'],
    ['one\r\n\u001b[31mtwo\u001b[0m\r\n', 'two'],
    ['', ''],
    ['\n \n', ''],
    // A database quotes the statement and points at the place.
    [
      'ERROR:  relation "nowhere" does not exist\nLINE 1: SELECT 1 FROM nowhere\n                      ^\n',
      'ERROR:  relation "nowhere" does not exist',
    ],
    ['  File "x.py", line 1\n    a b\n    ^^^\nSyntaxError: invalid syntax\n', 'SyntaxError: invalid syntax'],
    ['^\n', '^'],
    ['x\n^\n', '^'],
  ])('of %j', (text, line) => {
    expect(lastLine(text)).toBe(line)
  })

  test('is cut to fit a sentence', () => {
    expect(lastLine('x'.repeat(500))).toBe(`${'x'.repeat(199)}…`)
  })
})
