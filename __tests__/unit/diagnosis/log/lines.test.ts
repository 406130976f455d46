import { describe, expect, test } from '@jest/globals'
import { linesIn } from '../../../../src/diagnosis/log/lines.js'

function texts(...log: readonly string[]): readonly string[] {
  return linesIn(log).map(({ text }) => text)
}

describe('process managers put something before each line', () => {
  test.each([
    [
      ['17:32:13 web.1    | up', '17:32:14 worker.1 |   File "x"', '17:32:14 worker.1 | no'],
      ['up', '  File "x"', 'no'],
    ],
    [
      ['web-1  | up', 'db-1  | ready', 'web-1  | Error: x', 'db-1  | bye'],
      ['up', 'ready', 'Error: x', 'bye'],
    ],
    [
      ['[0] up', '[1] Error: x', '[0] bye', '[1] exited'],
      ['up', 'Error: x', 'bye', 'exited'],
    ],
    [
      ['web:build: up', 'web:build: ', 'web:build: Error: x'],
      ['up', '', 'Error: x'],
    ],
    [
      ['2026-11-28T17:29:00.835123456Z up', '2026-11-28T17:29:01.835123456Z   at x'],
      ['up', '  at x'],
    ],
  ])('%j', (log, shown) => {
    expect(texts(...log)).toEqual(shown)
  })

  test('but what stands once, or is a level, is a part of the line', () => {
    const log = ['[entrypoint] running', '[ERROR] no', '[ERROR]   symbol: x', 'a | b', 'done']
    expect(texts(...log)).toEqual(log)
  })
})

test('a message of many lines has the columns of its logger before each', () => {
  const at = '2026-11-30 02:13:12.212032+00:00 [error] <0.486.0>'
  const lines = linesIn([`${at} no listener: {shutdown,`, `${at}     {port,80}}`, `${at} bye`])
  expect(lines.map(({ text, logged }) => [text, logged])).toEqual([
    [`${at} no listener: {shutdown,`, true],
    ['    {port,80}}', false],
    [`${at} bye`, true],
  ])
  const padded = [
    '2026-11-30 02:13:12 INFO  up',
    '2026-11-30 02:13:12 ERROR down',
    '2026-11-30 02:13:12 INFO    x',
  ]
  expect(linesIn(padded).every(({ logged }) => logged)).toBe(true)
})

test('the name of a logger, its process and the time are no prefix', () => {
  const log = [
    '[Nest] 54  - 11/30/2026, 8:57:40 PM     LOG up',
    '[Nest] 54  - 11/30/2026, 8:57:45 PM   ERROR no',
  ]
  expect(linesIn(log).map(({ said, level }) => [said, level])).toEqual([
    ['up', 'info'],
    ['no', 'error'],
  ])
})

test('what waits on a line is no part of what another logs there', () => {
  expect(texts('waiting for server to start....2026-11-28 17:38:46 GMT [30] FATAL:  no')).toEqual([
    '2026-11-28 17:38:46 GMT [30] FATAL:  no',
  ])
  expect(texts('waiting for db....done')).toEqual(['waiting for db....done'])
})

test('a line above a caret is quoted', () => {
  expect(linesIn(['const a = 1', '      ^', 'Error: x']).map(({ quoted }) => quoted)).toEqual([
    true,
    false,
    false,
  ])
})

test('source with its numbers is quoted around a caret, and nowhere else', () => {
  const quoted = (...log: readonly string[]) => linesIn(log).map((line) => line.quoted)
  expect(quoted('1: <p>', '2: import a from b', '       ^', '3: </p>', '4: {a}', 'Error: x')).toEqual([
    ...[true, true, false, true, true, false],
  ])
  expect(quoted('1: no a', '2: no b', 'Error: x', '    ^')).toEqual([false, false, true, false])
})

describe('below a headline `WARNINGS:`', () => {
  const levels = (...log: readonly string[]) => linesIn(log).map(({ level }) => level)

  test('stand warnings, up to an empty line or another headline', () => {
    const [, first, second, next] = levels('WARNINGS:', 'a: no `b` is set', '\tmore', 'Steps:')
    expect([first, second, next]).toEqual(['warn', 'warn', undefined])
    expect(levels('Warnings:', 'a', '', 'b')).toEqual([undefined, 'warn', undefined, undefined])
  })

  test('unless a line has a level of its own', () => {
    expect(levels('WARNINGS:', 'ERROR: no')[1]).toBe('error')
  })
})

test('what a help text says of its options is no part of what happened', () => {
  const lines = linesIn([
    'app: no option --prot',
    'Usage: app [options]',
    '',
    'Options:',
    '  --password TEXT  not empty',
    '                   no default',
    'app failed',
    '  --prot: unknown',
  ])
  expect(lines.map(({ quoted }) => quoted)).toEqual([false, false, false, false, true, true, false, false])
})

test('of what goes into a logger piece by piece, type and message are one line', () => {
  const at = '[2026-12-01 03:08:33,601: WARNING/MainProcess]'
  const lines = linesIn([`${at} KeyError`, `${at} : `, `${at} 'lamp'`, `${at} bye`])
  expect(lines.map(({ said }) => said)).toEqual(["KeyError: 'lamp'", '', '', 'bye'])
})
