import { describe, expect, test } from '@jest/globals'
import {
  alsoLogged,
  causeText,
  explained,
  explainedUnended,
  logCause,
} from '../../../src/diagnosis/log-cause.js'

const numbered = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}`)

describe('the evidence', () => {
  test('is the end of the log where the cause is in it', () => {
    const log = [...numbered(50, 'up'), 'Error: no table "a"', ...numbered(5, 'bye')]
    expect(logCause(`${log.join('\n')}\n`)).toEqual({
      text: 'Error: no table "a"',
      lines: ['Error: no table "a"'],
      evidence: log.slice(-30).join('\n'),
      isFailure: true,
      isHarmless: false,
    })
  })

  test('is what stands around the cause where that is farther up', () => {
    const log = [...numbered(50, 'up'), 'Error: no table "a"', ...numbered(40, 'bye')]
    const evidence = logCause(log.join('\n'))?.evidence.split('\n') ?? []
    expect(evidence).toEqual([...log.slice(40, 70), '(21 lines behind this are left out)'])
  })
})

test('nothing is said where the log says nothing', () => {
  expect(logCause(' \n')).toBeUndefined()
  expect(causeText('\n')).toBe('')
  expect(explained('web exited 1', '', 'web')).toEqual({ detail: 'web exited 1', evidence: '' })
})

test('how it failed is told with why', () => {
  expect(explained('web exited 1', 'up\nError: no table "a"\n', 'web')).toEqual({
    detail: 'web exited 1: Error: no table "a"',
    evidence: 'up\nError: no table "a"',
    cause: { log: 'web', lines: ['Error: no table "a"'] },
  })
})

test('a last line that says of nothing wrong is told as no more than that', () => {
  expect(explained('web exited 1', 'up\none\n', 'web').detail).toBe('web exited 1; its last line: one')
  expect(explained('web exited 1', '2026-01-01 10:00:00 INFO migrated 3 of 4\n', 'web').detail).toBe(
    'web exited 1; its last line: migrated 3 of 4',
  )
  expect(explained('web exited 1', 'up\nbad news\n', 'web').detail).toBe('web exited 1: bad news')
  expect(explained('web exited 1', '^\n', 'web').detail).toBe('web exited 1, and nothing says why')
})

test('what had not ended is told with its last line, where nothing failed', () => {
  const log = 'The data might become corrupt.\nloading the dump\n'
  expect(explainedUnended('db did not listen', log, 'db')).toEqual({
    detail: 'db did not listen; its last line: loading the dump',
    evidence: log.trim(),
    cause: { log: 'db', lines: ['loading the dump'] },
  })
  expect(explainedUnended('db did not listen', 'Error: no disk "a"\nagain\n', 'db').detail).toBe(
    'db did not listen: Error: no disk "a"',
  )
  expect(explainedUnended('db did not listen', '', 'db')).toEqual({
    detail: 'db did not listen',
    evidence: '',
  })
})

test('beside another reason, only a failure is told', () => {
  expect(alsoLogged('web was not ready', 'Error: no table "a"\n', 'web')).toMatchObject({
    detail: 'web was not ready; web logged: Error: no table "a"',
    cause: { log: 'web' },
  })
  // The probe has said so already.
  expect(alsoLogged('web was not ready: Error: no "a" table', 'Error: no table "a"\n', 'web')).toMatchObject({
    detail: 'web was not ready: Error: no "a" table',
    cause: { log: 'web' },
  })
  expect(alsoLogged('web was not ready', 'listening\n', 'web')).toEqual({
    detail: 'web was not ready',
    evidence: 'listening',
  })
})
