import type { RanCommand } from '../engine/command-times.js'
import type { TimedLine } from '../engine/stream-order.js'

/** Seconds that a server may take to log what it was asked. An event tells a time up to the next thousandth. */
const LAG_SECONDS = 0.1

/** A command that takes more seconds is not answered, and anything may be logged meanwhile. */
const MAX_ANSWER_SECONDS = 2

/** What a service that is not ready has logged, without what its health checks had it log. */
export interface UnprovokedLog {
  /** Nothing of what a health check provoked. */
  readonly own: string
  /** With what those provoked that failed at the end: that may be why. */
  readonly withLastFailures: string
}

/**
 * Takes from a log what commands in the container provoked, above all health checks: that comes with each of them, and
 * what keeps a server from its start comes by itself. PostgreSQL calls the user of a `pg_isready` that names none a
 * failure, and lets the health check pass. So what came with a command that passed is never why a service is not ready,
 * nor is what no longer comes.
 */
export function withoutProvoked(lines: readonly TimedLine[], commands: readonly RanCommand[]): UnprovokedLog {
  const answered = commands.filter(({ began, ended }) => ended - began <= MAX_ANSWER_SECONDS)
  const provoked = new Map<string, readonly RanCommand[]>()
  for (const [said, times] of timesBySaid(lines)) {
    const cause = provokers(times, answered)
    if (cause.length > 0) provoked.set(said, cause)
  }
  const last = new Set(answered.slice(-LAST_COMMANDS))
  const isWhy = (cause: readonly RanCommand[]) =>
    cause.every(({ exitCode }) => exitCode !== 0) && cause.some((one) => last.has(one))
  const without = (isLeftOut: (cause: readonly RanCommand[]) => boolean) =>
    lines.flatMap(({ text }) => (isLeftOut(provoked.get(alike(text)) ?? []) ? [] : text)).join('\n')
  return {
    own: without((cause) => cause.length > 0),
    withLastFailures: without((cause) => cause.length > 0 && !isWhy(cause)),
  }
}

/** The last may be one that found no time to have anything logged. */
const LAST_COMMANDS = 2

/** The times at which each thing was said. */
function timesBySaid(lines: readonly TimedLine[]): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>()
  for (const { text, at } of lines) {
    const said = alike(text)
    const known = times.get(said)
    if (known === undefined) times.set(said, [at])
    else known.push(at)
  }
  return times
}

/** Times and numbers of processes differ each time that a line is logged. */
function alike(line: string): string {
  return line.replace(/\d+(?:[.,:]\d+)*/g, '0').trimEnd()
}

/**
 * The commands that had something said at these times; none where it was also said without any, or not with each. What
 * was said but once may only have been said at the same moment, unless it came with the one command that passed.
 */
function provokers(times: readonly number[], commands: readonly RanCommand[]): readonly RanCommand[] {
  const found = times.map((at) => commands.filter((one) => one.began <= at && at <= one.ended + LAG_SECONDS))
  const cause = commands.filter((one) => found.some((together) => together.includes(one)))
  const [first, last] = [cause[0], cause.at(-1)]
  if (first === undefined || last === undefined || found.some(({ length }) => length === 0)) return []
  const isOnce = times.length === 1
  if (isOnce && cause.some(({ exitCode }) => exitCode !== 0)) return []
  const codes = new Set(cause.map(({ exitCode }) => exitCode))
  const asked = commands.filter(
    ({ began, ended, exitCode }) =>
      codes.has(exitCode) && began >= first.began && (isOnce || ended <= last.ended),
  )
  return cause.length * 2 >= asked.length ? cause : []
}
