import { describe, expect, test } from '@jest/globals'
import { explainedEnd, howItEnded } from '../../../src/diagnosis/container-end.js'

const ended = { outOfMemory: false, memoryLimit: 0, error: '', exitCode: 7 }

test.each([
  [ended, false, 'exited 7'],
  [{ ...ended, outOfMemory: true }, false, 'was killed for memory'],
  [{ ...ended, memoryLimit: 64 * 2 ** 20 }, true, 'was killed for memory (limit 64 MiB)'],
  [
    { ...ended, exitCode: 137, memoryLimit: 32 * 2 ** 20 },
    false,
    'exited 137 (killed; its memory limit is 32 MiB)',
  ],
  [{ ...ended, exitCode: 137 }, false, 'exited 137'],
  [
    { ...ended, error: 'driver failed: Bind for 0.0.0.0:80 failed: port is already allocated' },
    false,
    'could not be started: the port 0.0.0.0:80 is already in use on this machine',
  ],
])('%j, out of memory %s: it %s', (container, ranOutOfMemory, how) => {
  expect(howItEnded(container, { ranOutOfMemory, fromOutside: false })).toBe(how)
})

describe('what it ran is told', () => {
  const command = ['/docker-entrypoint.sh', 'seed', 'a b']
  const told = (container: object, ranOutOfMemory: boolean, log: string) =>
    explainedEnd(
      'it ended',
      { ...ended, command, ...container },
      { ranOutOfMemory, fromOutside: false },
      log,
      'seed',
    ).detail

  test('where its log is empty', () => {
    expect(told({}, false, ' \n')).toBe(
      "it ended; its log is empty, and it ran: /docker-entrypoint.sh seed 'a b'",
    )
    expect(told({ command: ['sh', '-c', 'x'.repeat(300)] }, false, '').length).toBeLessThan(180)
  })

  test.each<[string, object, boolean, string]>([
    ['its log', {}, false, 'no seed'],
    ['the engine', { error: 'no such device' }, false, ''],
    ['its memory limit', {}, true, ''],
    ['nobody knows what it ran, and nothing', { command: undefined }, false, ''],
  ])('but not where %s says why', (_, container, ranOutOfMemory, log) => {
    expect(told(container, ranOutOfMemory, log)).not.toMatch('it ran')
  })
})

test('what it printed before somebody else ended it is no reason', () => {
  const events = { ranOutOfMemory: false, fromOutside: true }
  expect(howItEnded({ ...ended, exitCode: 137 }, events)).toBe(
    'was stopped from outside of the run (exit code 137)',
  )
  const container = { ...ended, command: ['seed'] }
  expect(explainedEnd('it ended', container, events, 'Error: no table\n', 'seed')).toEqual({
    detail: 'it ended',
    evidence: 'Error: no table',
  })
  expect(explainedEnd('it ended', container, events, '', 'seed').detail).toBe('it ended')
})
