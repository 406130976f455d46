import { withDeadline, withSignal } from '../common/deadline.js'
import { reason } from '../common/reason.js'
import { typedCommand } from '../common/shell-line.js'
import { SLOW_ENGINE } from '../diagnosis/blame/container-blame.js'
import type { StepFailure } from '../record/step-outcome.js'
import { outcomeBlame } from './outcome-blame.js'
import { postStartHooks } from './post-start.js'
import type { StepContext } from './step-context.js'

type LateContext = Pick<StepContext, 'release' | 'docker' | 'containers' | 'clock'>

/** Milliseconds in which an engine must say whether a container runs. */
const RUNNING_TIMEOUT_MS = 2000

/** Why a service was not started in time: the engine was slow, or a hook of the release did not end. */
export async function lateStart(
  service: string,
  context: LateContext,
  signal: AbortSignal,
): Promise<StepFailure> {
  const hooks = postStartHooks(service, context.release)
  if (hooks.length === 0 || !(await isRunning(service, context, signal)))
    return { status: 'failed', detail: reason('the engine had not started it'), ...outcomeBlame(SLOW_ENGINE) }
  const commands = hooks.map(({ command }) => typedCommand(command))
  const detail = reason(`${service} was running, but its post_start had not ended: ${commands.join(', ')}`)
  return {
    status: 'failed',
    detail,
    about: ['services', service, 'post_start', ...(hooks.length > 1 ? [] : [0])],
  }
}

/** Hooks run in a container that runs. */
async function isRunning(
  service: string,
  { docker, containers, clock }: LateContext,
  signal: AbortSignal,
): Promise<boolean> {
  const limit = withDeadline(signal, RUNNING_TIMEOUT_MS, clock)
  try {
    const states = Promise.all(containers.of(service).map(({ id }) => docker.inspect(id)))
    return (await withSignal(states, limit.signal)).some((state) => state?.running === true)
  } catch {
    signal.throwIfAborted()
    return false
  }
}
