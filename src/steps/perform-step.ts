import { withDeadline, withSignal } from '../common/deadline.js'
import { EngineTrouble } from '../common/problem.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { Perform } from '../run/scheduler.js'
import { build } from './build-step.js'
import { check } from './check-step.js'
import { create } from './create-step.js'
import { job } from './job-step.js'
import { pull } from './pull-step.js'
import { ready } from './ready-step.js'
import { start } from './start-step.js'
import type { StepContext } from './step-context.js'

/** Milliseconds in which a cause is looked for; what an engine says nothing of by then is none. */
const LONGEST_LOOK = 10_000

/** Does a step of any kind on this stage. */
export function performOn(stage: StepContext): Perform {
  return async (step, signal) => {
    const outcome = await perform(step, stage, signal)
    if (outcome.status === 'passed' && step.kind === 'check') stage.probation.prove(step.service)
    if (outcome.status === 'failed' && !signal.aborted) await lookForCause(stage, signal)
    return outcome
  }
}

/**
 * A step has failed, which may be but a consequence: of a service that has ended, which has its say first, or of an
 * engine that is gone.
 * @throws EngineTrouble where it is
 */
async function lookForCause({ docker, supervision }: StepContext, signal: AbortSignal): Promise<void> {
  const { signal: over } = withDeadline(signal, LONGEST_LOOK)
  try {
    await withSignal(Promise.all([docker.version(over), supervision.lookAtAll()]), over)
  } catch (error) {
    // What it refuses to tell is no reason to forget what has failed.
    if (!over.aborted && error instanceof EngineTrouble) throw error
  }
}

function perform(step: Step, stage: StepContext, signal: AbortSignal): Promise<StepOutcome> {
  switch (step.kind) {
    case 'build':
      return build(step, stage, signal)
    case 'pull':
      return pull(step, stage, signal)
    case 'create':
      return create(step, stage, signal)
    case 'start':
      return start(step, stage, signal)
    case 'ready':
      return ready(step, stage, signal)
    case 'job':
      return job(step, stage, signal)
    case 'check':
      return check(step, stage, signal)
  }
}
