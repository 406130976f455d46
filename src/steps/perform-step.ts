import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { build } from './build-step.js'
import { check } from './check-step.js'
import { create } from './create-step.js'
import { job } from './job-step.js'
import { preStart } from './pre-start-step.js'
import { pull } from './pull-step.js'
import { ready } from './ready-step.js'
import { start } from './start-step.js'
import type { StepContext } from './step-context.js'

/** Does a step of any kind. */
export function performStep(step: Step, context: StepContext, signal: AbortSignal): Promise<StepOutcome> {
  switch (step.kind) {
    case 'build':
      return build(step, context, signal)
    case 'pull':
      return pull(step, context, signal)
    case 'create':
      return create(step, context, signal)
    case 'start':
      return start(step, context, signal)
    case 'ready':
      return ready(step, context, signal)
    case 'job':
      return step.preStart === undefined ? job(step, context, signal) : preStart(step, context, signal)
    case 'check':
      return check(step, context, signal)
  }
}
