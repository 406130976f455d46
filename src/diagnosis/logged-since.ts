import type { Clock } from '../common/clock.js'
import { withDeadline, withSignal } from '../common/deadline.js'
import type { Docker, LogSpan } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import { type LogCause, logCause, READ_LINES } from './log-cause.js'

/** Milliseconds in which an engine must return logs: it may be the engine that is slow. */
const LOGS_TIMEOUT_MS = 5000

/** An engine counts seconds, and its answer takes its time: so many milliseconds before the moment count, too. */
const SLACK_MS = 100

/** What it takes to read what services have logged. */
export interface LogReading {
  readonly containers: Pick<ServiceContainers, 'of'>
  readonly docker: Pick<Docker, 'inspect' | 'lastLines' | 'time'>
  readonly clock: Pick<Clock, 'now' | 'timeout'>
}

/** A failure that a service has logged. */
export interface LoggedFailure {
  readonly service: string
  readonly cause: LogCause
}

/** Who was asked, and what may have logged why the answer was wrong. */
export interface AskedServices {
  readonly asked: readonly string[]
  /** What these need. */
  readonly peers: readonly string[]
}

/**
 * The failure that one of these services has logged: of the first that has logged any. Of a peer counts what it has
 * logged since those were started that were asked, but for what it has said before, too: health checks go on all the
 * time, and PostgreSQL calls the user of a `pg_isready` that names none a failure.
 * @param since milliseconds of the clock: what was logged before does not count; undefined: all counts
 * @returns undefined also where the engine does not return the logs in time
 * @throws EngineTrouble; the signal's reason
 */
export async function failureLoggedBy(
  services: AskedServices,
  since: number | undefined,
  reading: LogReading,
  signal: AbortSignal,
): Promise<LoggedFailure | undefined> {
  const limit = withDeadline(signal, LOGS_TIMEOUT_MS, reading.clock)
  try {
    return await withSignal(firstFailure(services, since, reading), limit.signal)
  } catch (error) {
    if (limit.expired()) return undefined
    throw error
  }
}

async function firstFailure(
  { asked, peers }: AskedServices,
  since: number | undefined,
  reading: LogReading,
): Promise<LoggedFailure | undefined> {
  const { docker, clock } = reading
  const ago = since === undefined ? undefined : clock.now() - since + SLACK_MS
  const from = ago === undefined ? undefined : ((await docker.time()) - ago) / 1000
  for (const service of asked) {
    const failure = failureIn(service, await logsOf(service, spanFrom(from), reading))
    if (failure !== undefined) return failure
  }
  const others = peers.filter((service) => !asked.includes(service))
  const start = others.length === 0 ? undefined : await firstStart(asked, reading)
  for (const service of others) {
    const logs = await logsOf(service, spanFrom(from ?? start), reading)
    const before = start === undefined ? [] : await logsOf(service, { until: start }, reading)
    const failure = failureIn(
      service,
      logs.map((log) => withoutLines(log, before)),
    )
    if (failure !== undefined) return failure
  }
  return undefined
}

function spanFrom(since: number | undefined): LogSpan {
  return since === undefined ? {} : { since }
}

function logsOf(service: string, span: LogSpan, { containers, docker }: LogReading): Promise<string[]> {
  return Promise.all(containers.of(service).map(({ id }) => docker.lastLines(id, READ_LINES, span)))
}

function failureIn(service: string, logs: readonly string[]): LoggedFailure | undefined {
  const cause = logs.flatMap((log) => logCause(log) ?? []).find(({ isFailure }) => isFailure)
  return cause && { service, cause }
}

/** When the first of their containers was started, by the engine's clock; undefined: nobody knows, one was restarted. */
async function firstStart(
  services: readonly string[],
  { containers, docker }: LogReading,
): Promise<number | undefined> {
  const all = services.flatMap((service) => containers.of(service))
  const facts = await Promise.all(all.map(({ id }) => docker.inspect(id)))
  const starts = facts.flatMap((one) => one?.startedAt ?? [])
  const isSure = starts.length > 0 && facts.every((one) => (one?.restarts ?? 0) === 0)
  return isSure ? Math.min(...starts) : undefined
}

/** Without the lines that stand in other logs, whatever the numbers in them: times and processes. */
function withoutLines(log: string, others: readonly string[]): string {
  const known = new Set(others.flatMap((other) => other.split('\n').map(withoutNumbers)))
  return log
    .split('\n')
    .filter((line) => line.trim() === '' || !known.has(withoutNumbers(line)))
    .join('\n')
}

function withoutNumbers(line: string): string {
  return line.replace(/\d+/g, '0').trimEnd()
}
