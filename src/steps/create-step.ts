import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { NotCreated } from '../run/service-containers.js'
import type { StepContext } from './step-context.js'

/** Creates the containers of a service, so that starting them later takes no time. */
export async function create(
  step: Extract<Step, { kind: 'create' }>,
  stage: StepContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  try {
    await stage.containers.create(step.service, signal)
  } catch (error) {
    if (error instanceof NotCreated)
      return { status: 'failed', detail: `could not be created: ${error.message}` }
    throw error
  }
  if (stage.containers.of(step.service).length > 0) return { status: 'passed' }
  return { status: 'failed', detail: 'Compose created no container for it' }
}
