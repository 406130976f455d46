import { causeText } from '../diagnosis/log-cause.js'
import { ContainersNotCreated } from '../engine/service-containers.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Creates the containers of a service, so that starting them later takes no time. */
export async function create(
  { service }: Extract<Step, { kind: 'create' }>,
  { containers }: Pick<StepContext, 'containers'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  try {
    await containers.create(service, signal)
  } catch (error) {
    if (!(error instanceof ContainersNotCreated)) throw error
    return { status: 'failed', detail: `could not be created: ${causeText(error.output)}` }
  }
  if (containers.of(service).length > 0) return { status: 'passed' }
  return { status: 'failed', detail: 'Compose created no container for it' }
}
