import { withDeadline } from '../common/deadline.js'
import { causeText } from '../diagnosis/log-cause.js'
import { ContainersNotCreated } from '../engine/service-containers.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Creates the containers of a service, so that starting them later takes no time. */
export async function create(
  { service }: Extract<Step, { kind: 'create' }>,
  { containers, clock, time }: Pick<StepContext, 'containers' | 'clock' | 'time'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const limit = withDeadline(signal, time.leftMs(), clock)
  try {
    await containers.create(service, limit.signal)
  } catch (error) {
    if (limit.expired()) return { status: 'failed', detail: 'Compose had not created its containers' }
    if (!(error instanceof ContainersNotCreated)) throw error
    return { status: 'failed', detail: `could not be created: ${causeText(error.output)}` }
  }
  if (containers.of(service).length > 0) return { status: 'passed' }
  return { status: 'failed', detail: 'Compose created no container for it' }
}
