import { withSignal } from '../engine/streams.js'
import type { Step } from '../plan/model.js'
import { EngineTrouble } from '../problem.js'
import { limited } from '../run/limit.js'
import type { Outcome, Perform } from '../run/runner.js'
import { build } from './build.js'
import { check } from './check.js'
import { create } from './create.js'
import { job } from './job.js'
import { pull } from './pull.js'
import { ready } from './ready.js'
import type { Stage } from './stage.js'
import { start } from './start.js'

/** Milliseconds in which a cause is looked for; what an engine says nothing of by then is none. */
const LONGEST_LOOK = 10_000

/** Does a step of any kind on this stage. */
export function performOn(stage: Stage): Perform {
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
async function lookForCause({ docker, supervision }: Stage, signal: AbortSignal): Promise<void> {
  const { signal: over } = limited(signal, LONGEST_LOOK)
  try {
    await withSignal(Promise.all([docker.version(over), supervision.lookAtAll()]), over)
  } catch (error) {
    // What it refuses to tell is no reason to forget what has failed.
    if (!over.aborted && error instanceof EngineTrouble) throw error
  }
}

function perform(step: Step, stage: Stage, signal: AbortSignal): Promise<Outcome> {
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
