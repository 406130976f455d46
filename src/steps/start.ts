import { withSignal } from '../engine/streams.js'
import { messageOf } from '../engine/trouble.js'
import type { Step } from '../plan/model.js'
import { EngineTrouble } from '../problem.js'
import type { Outcome } from '../run/runner.js'
import { whyNotStarted } from './not-started.js'
import type { Stage } from './stage.js'

/** Starts a service that is to stay; from now on its end fails the run. */
export async function start(
  step: Extract<Step, { kind: 'start' }>,
  stage: Stage,
  signal: AbortSignal,
): Promise<Outcome> {
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
  stage: Stage,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  if (byCompose) {
    const result = await stage.starts.pass(() => stage.compose.start(stage, service, signal), signal)
    if (result.exitCode === 0) return undefined
    return {
      status: 'failed',
      detail: `could not be started: ${whyNotStarted(result.stderr)}`,
      evidence: result.stderr,
    }
  }
  try {
    const all = stage.containers.of(service)
    const start = (id: string) => stage.starts.pass(() => withSignal(stage.docker.start(id), signal), signal)
    await Promise.all(all.map(({ id }) => start(id)))
    return undefined
  } catch (error) {
    if (signal.aborted || error instanceof EngineTrouble) throw error
    const message = messageOf(error)
    return { status: 'failed', detail: `could not be started: ${whyNotStarted(message)}`, evidence: message }
  }
}
