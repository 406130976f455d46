import { describe, expect, test } from '@jest/globals'
import { withoutProvoked } from '../../../src/diagnosis/provoked.js'

const role = 'FATAL:  role "root" does not exist'
const probes = (times: readonly number[], exitCode: number) =>
  times.map((at) => ({ began: at, ended: at + 0.05, exitCode }))

/** What is said at each of these times, in order. */
function log(...said: readonly (readonly [text: string, ...times: readonly number[]])[]) {
  const lines = said.flatMap(([text, ...times]) => times.map((at) => ({ text: `${at} [${at}] ${text}`, at })))
  return lines.sort((one, other) => one.at - other.at)
}

/** What of it is left, without its times. */
function left(lines: ReturnType<typeof log>, commands: ReturnType<typeof probes>) {
  const { own, withLastFailures } = withoutProvoked(lines, commands)
  const words = (text: string) => text.split('\n').map((line) => line.replace(/^\S+ \S+ /, ''))
  return { own: words(own), withLastFailures: words(withLastFailures) }
}

describe('what is no word of why a service is not ready', () => {
  const passing = [5, 6, 7]
  const cases = [
    { words: role, why: 'a pg_isready that names nobody', lines: log(['restoring', 4], [role, ...passing]) },
    {
      words: "Access denied for user 'root'@'localhost' (using password: NO)",
      why: 'a mysqladmin ping',
      lines: log(['restoring', 4], ["Access denied for user 'root'@'localhost'", 5, 6.01, 7.02]),
    },
    { words: 'NOAUTH', why: 'a redis-cli ping', lines: log(['restoring', 4], ['NOAUTH', 5.1, 6.1, 7.1]) },
  ]
  test.each(cases)('what $why has logged, and is content with', ({ lines }) => {
    const commands = [...probes([1, 2, 3], 2), ...probes(passing, 0)]
    expect(left(lines, commands)).toEqual({ own: ['restoring'], withLastFailures: ['restoring'] })
    // The server has gone since.
    expect(left(lines, [...commands, ...probes([8, 9], 2)])).toEqual({
      own: ['restoring'],
      withLastFailures: ['restoring'],
    })
  })

  test('what was asked but once', () => {
    expect(left(log(['restoring', 4], [role, 5]), probes([5], 0)).withLastFailures).toEqual(['restoring'])
  })

  test('what failed before, and no longer does', () => {
    const lines = log(['role "app" does not exist', 5, 6], ['restoring', 7])
    expect(left(lines, probes([5, 6, 8, 9, 10, 11], 2)).withLastFailures).toEqual(['restoring'])
  })
})

describe('what may be why a service is not ready', () => {
  test('what the probes are told that fail to the end, if the service says nothing else', () => {
    const lines = log(['ERROR: no model', 1], ['GET /healthz 503', 5, 6, 7])
    expect(left(lines, probes([0, 5, 6, 7], 1))).toEqual({
      own: ['ERROR: no model'],
      withLastFailures: ['ERROR: no model', ...Array(3).fill('GET /healthz 503')],
    })
  })

  test('what the service also says where nobody asks', () => {
    const lines = log(['ERROR: no disk', 4, 5, 6])
    expect(left(lines, probes([5, 6, 7], 0)).own).toHaveLength(3)
  })

  test('what it says but once, though a probe runs at that moment', () => {
    const lines = log(['ERROR: no disk', 5.02])
    expect(left(lines, probes([4, 5, 6, 7], 0)).own).toEqual(['ERROR: no disk'])
  })

  test('what it says while a probe waits that nobody answers', () => {
    const lines = log(['ERROR: no disk', 5, 6])
    const slow = [
      { began: 4, ended: 9, exitCode: 1 },
      { began: 10, ended: 15, exitCode: 1 },
    ]
    expect(withoutProvoked(lines, slow).own.split('\n')).toHaveLength(2)
  })

  test('what it says but once beside the first probe', () => {
    expect(left(log(['ERROR: no disk', 5]), probes([5], 1)).own).toEqual(['ERROR: no disk'])
  })

  test('all of it where nobody knows when', () => {
    const lines = [{ text: role, at: Number.NaN }]
    expect(withoutProvoked(lines, probes([5], 0)).own).toBe(role)
    expect(withoutProvoked(log([role, 5]), []).own).toContain(role)
  })
})
