import { withDeadline, withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { howItEnded, withLastLine } from '../diagnosis/container-end.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { startContainers } from './start-step.js'
import type { StepContext } from './step-context.js'

const EVIDENCE_LINES = 30

/** Milliseconds in which an engine must say what a job printed that took too long. */
const ANSWER_LIMIT = 5000

/** Starts a service that runs once, and waits until all its containers have exited; 0 is right. */
export async function job(
  step: Extract<Step, { kind: 'job' }>,
  stage: StepContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  // A test or an acceptance may take what the run as a whole may take.
  const allowed = step.role === 'migrate' ? stage.settings.timeouts.migrate : Number.POSITIVE_INFINITY
  const limit = withDeadline(signal, allowed)
  const containers = stage.containers.of(step.service)
  try {
    const endings = Promise.all(containers.map(({ id }) => finalEnd(id, stage, limit.signal)))
    // A failure to start leaves nobody waiting for the endings.
    endings.catch(() => {})
    const trouble = await startContainers(step.service, step.byCompose, stage, limit.signal)
    if (trouble !== undefined) return trouble
    const ended = await endings
    const bad = ended.find(({ facts }) => facts.exitCode !== 0)
    if (bad === undefined) {
      await stage.supervision.lookAtUnhealthy()
      return { status: 'passed', attempts: Math.max(...ended.map(({ starts }) => starts)) }
    }
    const evidence = await stage.docker.lastLines(bad.facts.id, EVIDENCE_LINES)
    const how = howItEnded(bad.facts, stage.watch.ranOutOfMemory(bad.facts.id))
    const times = bad.starts > 1 ? `, the last of ${bad.starts} times` : ''
    const detail = withLastLine(`${step.service} ${how}${times}`, evidence)
    return { status: 'failed', attempts: bad.starts, detail, evidence }
  } catch (error) {
    if (!limit.expired()) throw error
    const ids = containers.map(({ id }) => id)
    const evidence = await lastWords(ids, stage, withDeadline(signal, ANSWER_LIMIT).signal)
    const detail = withLastLine(`${step.service} did not end within ${formatDuration(allowed)}`, evidence)
    return { status: 'failed', detail, evidence }
  }
}

/** Empty where the engine does not say in time: it may be what took so long. */
async function lastWords(
  ids: readonly string[],
  { docker }: StepContext,
  over: AbortSignal,
): Promise<string> {
  try {
    const logs = Promise.all(ids.map((id) => docker.lastLines(id, EVIDENCE_LINES)))
    return (await withSignal(logs, over)).join('\n')
  } catch (error) {
    if (over.aborted) return ''
    throw error
  }
}

/** The end after which the engine does not start the container again: a restart policy may retry a failed one. */
async function finalEnd(
  id: string,
  stage: StepContext,
  signal: AbortSignal,
): Promise<{ facts: ContainerDetails; starts: number }> {
  for (let starts = 1; ; starts += 1) {
    await stage.watch.moreEnds(id, starts - 1, signal)
    const facts = await stage.docker.inspect(id)
    if (facts === undefined) throw new Error(`container ${id} was removed while it was waited for`)
    if (!facts.running && !facts.restarting) return { facts, starts }
  }
}
