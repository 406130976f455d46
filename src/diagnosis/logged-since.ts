import type { Clock } from '../common/clock.js'
import { withDeadline, withSignal } from '../common/deadline.js'
import type { Docker } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import { type LogCause, logCause, READ_LINES } from './log-cause.js'

/** Milliseconds in which an engine must return logs: it may be the engine that is slow. */
const LOGS_TIMEOUT_MS = 5000

/** An engine counts seconds, and its answer takes its time: so many milliseconds before the moment count, too. */
const SLACK_MS = 100

/** What it takes to read what services have logged. */
export interface LogReading {
  readonly containers: Pick<ServiceContainers, 'of'>
  readonly docker: Pick<Docker, 'lastLines' | 'time'>
  readonly clock: Pick<Clock, 'now' | 'timeout'>
}

/** A failure that a service has logged. */
export interface LoggedFailure {
  readonly service: string
  readonly cause: LogCause
}

/**
 * The failure that one of these services has logged: of the first that has logged any.
 * @param since milliseconds of the clock: what was logged before does not count; undefined: all counts
 * @returns undefined also where the engine does not return the logs in time
 * @throws EngineTrouble; the signal's reason
 */
export async function failureLoggedBy(
  services: readonly string[],
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
  services: readonly string[],
  since: number | undefined,
  { containers, docker, clock }: LogReading,
): Promise<LoggedFailure | undefined> {
  const ago = since === undefined ? undefined : clock.now() - since + SLACK_MS
  const span = ago === undefined ? {} : { since: ((await docker.time()) - ago) / 1000 }
  for (const service of services) {
    const ids = containers.of(service).map(({ id }) => id)
    const logs = await Promise.all(ids.map((id) => docker.lastLines(id, READ_LINES, span)))
    const causes = logs.flatMap((log) => logCause(log) ?? [])
    const cause = causes.find(({ isFailure }) => isFailure)
    if (cause !== undefined) return { service, cause }
  }
  return undefined
}
