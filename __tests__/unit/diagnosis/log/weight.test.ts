import { describe, expect, test } from '@jest/globals'
import {
  WEIGHT,
  weightOfException,
  weightOfLine,
  weightOfSaid,
} from '../../../../src/diagnosis/log/weight.js'

describe('what is said weighs by its level and its words', () => {
  test.each([
    ['Error: no column "a"', undefined, WEIGHT.error],
    ['no column "a"', 'error', WEIGHT.error],
    // PostgreSQL's LOG is an error where it says that something failed.
    ['could not bind 0.0.0.0:5432', 'log', WEIGHT.error],
    ['listening on 0.0.0.0:5432', 'log', WEIGHT.ordinary],
    ['could not find the file "a.sql"', undefined, WEIGHT.failure],
    ['it failed', undefined, WEIGHT.aftermath],
    ['the order was refused', undefined, WEIGHT.vagueFailure],
    ['could not find the file "a.sql"', 'warn', WEIGHT.warning],
    ['could not find the file "a.sql"', 'info', WEIGHT.mildFailure],
    ['the server is up', undefined, WEIGHT.ordinary],
    ['Command failed with exit code 1.', 'error', WEIGHT.aftermath],
  ] as const)('%s (%s)', (said, level, weight) => {
    expect(weightOfSaid(said, level)).toBe(weight)
  })

  test('and less where it heals', () => {
    const [stays, heals] = ['db:5432 refused', 'db:5432 refused, retrying']
    expect(weightOfSaid(heals, 'error')).toBeLessThan(weightOfSaid(stays, 'error'))
    expect(weightOfException(heals, 'error', heals)).toBeLessThan(weightOfException(stays, 'error', stays))
  })
})

describe('a line that only accompanies a cause weighs less than any', () => {
  test.each([
    ['    at main (/app/server.js:3:1)', WEIGHT.noise],
    ['make: *** [Makefile:2: migrate] Error 1', WEIGHT.wrapper],
    ['Node.js v20.11.0', WEIGHT.wrapper],
    ['LINE 1: SELECT 1', WEIGHT.pointer],
    ['For more information, see https://docs.example.org', WEIGHT.pointer],
    ['Please check your configuration.', WEIGHT.advice],
  ])('%s', (line, weight) => {
    expect(weightOfLine(line, line.trim(), undefined)).toBe(weight)
  })

  test('but an advice that says what fails may be the cause', () => {
    const said = 'create index on a(b) - column "b" does not exist'
    expect(weightOfLine(said, said, undefined)).toBe(WEIGHT.incidentalFailure)
  })
})

test.each([
  ['KeyError: x', undefined, WEIGHT.error],
  ['KeyError: x', 'warn', WEIGHT.warning],
  ['Exception ignored in: <function Pool.__del__>', undefined, WEIGHT.wrapper],
] as const)('the exception %s (%s)', (text, level, weight) => {
  expect(weightOfException(text, level, text)).toBe(weight)
})
