import { expect, test } from '@jest/globals'
import { BadInput, EngineTrouble } from '../../../src/common/problem.js'

test('bad input tells all its problems', () => {
  const error = new BadInput([{ message: 'one' }, { message: 'two' }])
  expect([error.name, error.message, error.problems.length]).toEqual(['BadInput', 'one; two', 2])
})

test('trouble with the engine keeps its cause and says what to do', () => {
  const cause = new Error('refused')
  const error = new EngineTrouble('no engine answers', 'start one', { cause })
  expect([error.name, error.message, error.instead, error.cause]).toEqual([
    'EngineTrouble',
    'no engine answers',
    'start one',
    cause,
  ])
})

test('only what the machine lacks is not the input’s fault', () => {
  const lacking = { message: 'no GPU', isLacking: true }
  expect(new BadInput([lacking]).exitCode).toBe(3)
  expect(new BadInput([lacking, { message: 'no such key' }]).exitCode).toBe(2)
  expect(new BadInput([]).exitCode).toBe(2)
})

test('those of one file in the order of its lines, at the places that they have together', () => {
  const at = (line: number, column: number) => ({
    message: `${line}:${column}`,
    at: { file: 'a', line, column },
  })
  const other = { message: 'other', at: { file: 'b', line: 4, column: 1 } }
  const { problems } = new BadInput([at(9, 1), at(2, 8), { message: 'none' }, other, at(1, 1), at(2, 3)])
  expect(problems.map(({ message }) => message)).toEqual(['1:1', '2:3', 'none', 'other', '2:8', '9:1'])
})
