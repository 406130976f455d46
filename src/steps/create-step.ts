import { withDeadline } from '../common/deadline.js'
import { lastLines } from '../common/last-part.js'
import { reason } from '../common/reason.js'
import { blameForCreate, SLOW_ENGINE } from '../diagnosis/blame/container-blame.js'
import { refusedValue } from '../diagnosis/refused/refused-value.js'
import { ContainersNotCreated } from '../engine/service-containers.js'
import type { Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import { outcomeBlame } from './outcome-blame.js'
import { refusal } from './refusal.js'
import type { StepContext } from './step-context.js'

/** Lines at the end of what Compose prints that can be its error; those before tell what it makes. */
const ERROR_LINES = 3

/** Creates the containers of a service, so that starting them later takes no time. */
export async function create(
  { service }: Extract<Step, { kind: 'create' }>,
  { containers, release, clock, time }: Pick<StepContext, 'containers' | 'release' | 'clock' | 'time'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const limit = withDeadline(signal, time.leftMs(), clock)
  try {
    await containers.create(service, limit.signal)
  } catch (error) {
    if (limit.expired()) {
      const detail = reason('Compose had not created its containers')
      return { status: 'failed', detail, ...outcomeBlame(SLOW_ENGINE) }
    }
    if (!(error instanceof ContainersNotCreated)) throw error
    const { output } = error
    return refusedCreate(service, output, release)
  }
  if (containers.of(service).length > 0) return { status: 'passed' }
  return { status: 'failed', detail: reason('Compose created no container for it') }
}

/** @param output of Compose */
function refusedCreate(service: string, output: string, { model }: StepContext['release']): StepFailure {
  const words = lastLines(output, ERROR_LINES)
  const refused = refusedValue(words, service, model)
  const blame = blameForCreate(words, model, refused)
  return { status: 'failed', ...refusal('could not be created', output, blame, refused) }
}
