import { withSignal } from '../common/deadline.js'
import { EngineTrouble } from '../common/problem.js'
import { whyNotStarted } from '../diagnosis/start-failure.js'
import { messageOf } from '../engine/engine-errors.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Starts a service that is to stay; from now on its end fails the run. */
export async function start(
  step: Extract<Step, { kind: 'start' }>,
  stage: StepContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  for (const { id } of stage.containers.of(step.service)) {
    stage.supervision.keep(id, step.service, step.mayEnd)
  }
  stage.probation.begin(step.service)
  return (await startContainers(step.service, step.byCompose, stage, signal)) ?? { status: 'passed' }
}

/**
 * @returns why it could not be started; undefined where it was
 * @throws the signal's reason as soon as it is aborted: an engine may mount a volume for minutes before it answers
 */
export async function startContainers(
  service: string,
  byCompose: boolean,
  stage: StepContext,
  signal: AbortSignal,
): Promise<StepOutcome | undefined> {
  if (byCompose) {
    const result = await stage.starts.run(() => stage.compose.start(stage, service, signal), signal)
    if (result.exitCode === 0) return undefined
    return {
      status: 'failed',
      detail: `could not be started: ${whyNotStarted(result.stderr)}`,
      evidence: result.stderr,
    }
  }
  try {
    const all = stage.containers.of(service)
    const start = (id: string) => stage.starts.run(() => withSignal(stage.docker.start(id), signal), signal)
    await Promise.all(all.map(({ id }) => start(id)))
    return undefined
  } catch (error) {
    if (signal.aborted || error instanceof EngineTrouble) throw error
    const message = messageOf(error)
    return { status: 'failed', detail: `could not be started: ${whyNotStarted(message)}`, evidence: message }
  }
}
