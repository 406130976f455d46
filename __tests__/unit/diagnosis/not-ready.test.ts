import { describe, expect, test } from '@jest/globals'
import { howProbeFailed, notReadyWithin, readyNoLonger } from '../../../src/diagnosis/not-ready.js'
import type { HealthProbe } from '../../../src/readiness/health-probe.js'

const probe = {
  timeout: 5000,
  command: ['/bin/sh', '-c', 'pg_isready  -q'] as readonly string[],
} as HealthProbe
const result = (exitCode: number | undefined, output = '', timedOut = false) => ({
  exitCode,
  output,
  timedOut,
})

describe('a probe has failed', () => {
  test.each([
    [undefined, 'its first probe had not ended'],
    [result(undefined, '', true), 'its last probe did not end within 5s: pg_isready -q, run 12 times'],
    [result(1, 'waiting\nconnection refused\n'), 'its last probe exited 1: connection refused'],
    [result(2), 'its last probe exited 2 and printed nothing: pg_isready -q, run 12 times'],
    [
      result(undefined, 'Container db is restarting'),
      'its last probe could not be run: Container db is restarting',
    ],
    [result(127), "its health check's command is not in the image (exit code 127): pg_isready -q"],
    [result(126, 'denied'), "its health check's command cannot be run (exit code 126): denied"],
    [result(undefined), 'its last probe could not be run: pg_isready -q'],
    [
      result(126, 'exec: "wget": executable file not found in $PATH'),
      "its health check's command is not in the image (exit code 126): wget",
    ],
    [
      result(undefined, 'executable file `wget` not found in $PATH'),
      "its health check's command is not in the image: wget",
    ],
  ])('%j: %s', (last, told) => expect(howProbeFailed(last, probe, 12)).toBe(told))
})

test('a service that is not ready has a sentence, and its last probe as evidence', () => {
  const last = result(1, 'connection refused\n')
  expect(notReadyWithin('db', { kind: 'unhealthy', last, probe }, { waitedMs: 25_000, attempts: 3 })).toEqual(
    {
      detail: 'db was not healthy within 25s; its last probe exited 1: connection refused',
      evidence: 'connection refused\n',
    },
  )
  expect(notReadyWithin('db', { kind: 'not listening' }, { waitedMs: 120_000, attempts: 0 })).toEqual({
    detail: 'db did not listen on the network within 2m',
    evidence: '',
  })
})

test('a service that is ready no longer has one too', () => {
  expect(readyNoLonger('db', { kind: 'not listening' })).toBe(
    'db was ready, but is so no longer: nothing listens any more',
  )
  expect(
    readyNoLonger('db', { kind: 'unhealthy', last: result(1), probe: { ...probe, command: ['ask', 'db'] } }),
  ).toBe('db was ready, but is so no longer: its last probe exited 1 and printed nothing: ask db')
})
