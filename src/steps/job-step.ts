import { withDeadline, withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { reason } from '../common/reason.js'
import { replicaName } from '../compose/replica-name.js'
import { blameForEnd, FROM_OUTSIDE } from '../diagnosis/blame/end-blame.js'
import { explainedEnd, howItEnded } from '../diagnosis/container-end.js'
import { explainedUnended, READ_LINES } from '../diagnosis/log-cause.js'
import { pausedNote } from '../diagnosis/paused.js'
import { refusedPeer } from '../diagnosis/refused-peer.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { outcomeBlame } from './outcome-blame.js'
import { type StartContext, startContainers } from './start-step.js'
import type { StepContext } from './step-context.js'

type JobContext = StartContext &
  Pick<StepContext, 'settings' | 'events' | 'longRunning' | 'clock' | 'time' | 'peers' | 'addresses'>

/** Milliseconds in which an engine must return the log of a job that took too long. */
const JOB_LOG_TIMEOUT_MS = 2000

/** Starts a service that runs once, and waits until all its containers have exited; 0 is right. */
export async function job(
  { service, role, byCompose }: Extract<Step, { kind: 'job' }>,
  context: JobContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  // A test or an acceptance service may take as long as the whole run.
  const own = role === 'migrate' ? context.settings.timeouts.migrate : Number.POSITIVE_INFINITY
  const allowed = Math.min(own, context.time.leftMs())
  const limit = withDeadline(signal, allowed, context.clock)
  const ids = context.containers.of(service).map(({ id }) => id)
  try {
    const endings = Promise.all(ids.map((id) => finalEnd(id, context, limit.signal)))
    // Where the start fails, nobody waits for the endings.
    endings.catch(() => {})
    const failure = await startContainers(service, byCompose, context, limit.signal)
    return failure ?? (await outcomeOf(service, await endings, context, signal))
  } catch (error) {
    if (!limit.expired()) throw error
    const log = await lastWords(ids, context, signal)
    const note = await pausedNote(context.containers.of(service), context.docker)
    const what = `${service} did not end within ${formatDuration(allowed)}${note}`
    return { status: 'failed', ...explainedUnended(what, log, service) }
  }
}

/** The end after which the engine does not start a container again: a restart policy may retry a failed one. */
interface FinalEnd {
  readonly container: ContainerDetails
  /** How often it was started. */
  readonly starts: number
}

/** @returns undefined where the container is gone */
async function finalEnd(
  id: string,
  { docker, events }: Pick<JobContext, 'docker' | 'events'>,
  signal: AbortSignal,
): Promise<FinalEnd | undefined> {
  for (let starts = 1; ; starts += 1) {
    await events.moreEnds(id, starts - 1, signal)
    const container = await docker.inspect(id)
    if (container === undefined) return undefined
    // The engine may be ahead of its events.
    const known = Math.max(starts, (container.restarts ?? 0) + 1)
    if (!container.running && !container.restarting) return { container, starts: known }
  }
}

async function outcomeOf(
  service: string,
  all: readonly (FinalEnd | undefined)[],
  context: JobContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { release, docker, events, longRunning } = context
  const ends = all.filter((end) => end !== undefined)
  if (ends.length < all.length) return gone(service)
  const failed = ends.find(({ container }) => container.exitCode !== 0)
  if (failed === undefined) {
    await longRunning.examineUnhealthy()
    return { status: 'passed', attempts: Math.max(...ends.map(({ starts }) => starts)) }
  }
  const { container, starts } = failed
  const name = replicaName(service, ends.indexOf(failed), ends.length)
  const log = await docker.lastLines(container.id, READ_LINES)
  const known = events.lastEnd(container.id)
  const how = howItEnded(container, known)
  const times = starts > 1 ? `, the last of ${starts} times` : ''
  const end = { service, container, log, events: known }
  const blame = await blameForEnd(end, release.model, docker)
  const why = explainedEnd(`${name} ${how}${times}`, container, known, log, service)
  const told = why.cause?.lines.join('\n') ?? ''
  const instead = await refusedPeer(told, context.peers[service] ?? [], context, signal)
  const detail = reason([why.detail, ...(instead === undefined ? [] : [instead])].join('; '))
  return { status: 'failed', attempts: starts, ...why, detail, ...outcomeBlame(blame) }
}

function gone(service: string): StepOutcome {
  const detail = reason(`${service} is gone: somebody removed its container`)
  return { status: 'failed', detail, ...outcomeBlame(FROM_OUTSIDE) }
}

/** The last lines of a job; empty where the engine does not return them in time: it may be the engine that is slow. */
async function lastWords(
  ids: readonly string[],
  { docker, clock }: Pick<JobContext, 'docker' | 'clock'>,
  signal: AbortSignal,
): Promise<string> {
  const limit = withDeadline(signal, JOB_LOG_TIMEOUT_MS, clock)
  try {
    const logs = Promise.all(ids.map((id) => docker.lastLines(id, READ_LINES)))
    return (await withSignal(logs, limit.signal)).join('\n')
  } catch (error) {
    if (limit.signal.aborted) return ''
    throw error
  }
}
