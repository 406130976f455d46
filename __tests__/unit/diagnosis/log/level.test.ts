import { expect, test } from '@jest/globals'
import { isBad, LEVEL_WORDS, levelNamed, levelNumbered } from '../../../../src/diagnosis/log/level.js'

test.each([
  ['CRITICAL', 'fatal'],
  ['SEVERE', 'error'],
  ['Warning', 'warn'],
  ['debug', 'info'],
  ['E', 'error'],
  ['entrypoint', undefined],
])('the level %s', (name, level) => {
  expect(levelNamed(name)).toBe(level)
})

test.each([
  // pino, bunyan
  [60, 'fatal'],
  [50, 'error'],
  [40, 'warn'],
  [30, 'info'],
  // Monolog
  [500, 'fatal'],
  [400, 'error'],
  [300, 'warn'],
  [200, 'info'],
  // Logback
  [40_000, 'error'],
  [30_000, 'warn'],
  [20_000, 'info'],
  [7, undefined],
])('the number %d', (number, level) => {
  expect(levelNumbered(number)).toBe(level)
})

test('one letter is no word', () => {
  expect(LEVEL_WORDS.split('|')).toContain('emerg')
  expect(LEVEL_WORDS.split('|')).not.toContain('e')
})

test.each(['fatal', 'error'] as const)('%s is bad', (level) => {
  expect(isBad(level)).toBe(true)
})

test.each(['warn', 'info', 'log', undefined] as const)('%s is not', (level) => {
  expect(isBad(level)).toBe(false)
})
