import { describe, expect, test } from '@jest/globals'
import { withoutRepeats } from '../../../src/diagnosis/repeats.js'

const attempt = (second: number) => [
  `2026-11-30 07:00:0${second} [error] connect to api:9000 refused`,
  `GET / 502 in ${second}ms`,
]

describe('what a log says again and again', () => {
  test('is told once, with how often; times and durations may differ', () => {
    const log = ['ready', ...[1, 2, 3, 4].flatMap(attempt), 'bye']
    expect(withoutRepeats(log)).toEqual(['ready', ...attempt(1), '(these 2 lines 3 times more)', 'bye'])
    expect(withoutRepeats(['no', 'no', 'no'])).toEqual(['no', '(this line 2 times more)'])
  })

  test('and its part at the end is kept', () => {
    const [first = ''] = attempt(5)
    const log = [...[1, 2, 3].flatMap(attempt), first]
    expect(withoutRepeats(log)).toEqual([...attempt(1), '(these 2 lines 2 times more)', first])
  })

  test.each([
    ['twice is no repetition', ['a', 'b', 'a', 'b']],
    [
      'other numbers are another matter',
      ['migration 1 applied', 'migration 2 applied', 'migration 3 applied'],
    ],
    ['blank lines', ['', '', '', 'x']],
    ['nothing', []],
  ])('%s', (_name, log) => {
    expect(withoutRepeats(log)).toEqual(log)
  })
})
