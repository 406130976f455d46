import { withDeadline } from '../common/deadline.js'
import { lastLines } from '../common/last-part.js'
import { because, reason } from '../common/reason.js'
import { blameForCreate, SLOW_ENGINE } from '../diagnosis/blame/container-blame.js'
import { whyNotStarted } from '../diagnosis/start-failure.js'
import { ContainersNotCreated } from '../engine/service-containers.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import { outcomeBlame } from './outcome-blame.js'
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
    const words = whyNotStarted(output)
    return {
      status: 'failed',
      detail:
        words === ''
          ? reason('could not be created, and Compose does not say why')
          : because('could not be created', words),
      evidence: output.trim(),
      ...outcomeBlame(blameForCreate(lastLines(output, ERROR_LINES), release.model)),
    }
  }
  if (containers.of(service).length > 0) return { status: 'passed' }
  return { status: 'failed', detail: reason('Compose created no container for it') }
}
