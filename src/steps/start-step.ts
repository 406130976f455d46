import { withDeadline, withSignal } from '../common/deadline.js'
import { EngineTrouble } from '../common/problem.js'
import { blameForStart } from '../diagnosis/blame/container-blame.js'
import { refusedValue } from '../diagnosis/refused/refused-value.js'
import { messageOf } from '../engine/engine-errors.js'
import type { Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import { lateStart } from './late-start.js'
import { runPostStart } from './post-start.js'
import { refusal } from './refusal.js'
import type { StepContext } from './step-context.js'

/** What starting containers takes. */
export type StartContext = Pick<
  StepContext,
  'release' | 'compose' | 'docker' | 'containers' | 'starts' | 'hookedStarts' | 'keepLog'
>

/** Starts a service that is to stay; from now on its end fails the run. */
export async function start(
  { service, byCompose, mayEnd }: Extract<Step, { kind: 'start' }>,
  context: StartContext & Pick<StepContext, 'longRunning' | 'clock' | 'time'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const ids = context.containers.of(service).map(({ id }) => id)
  context.longRunning.begin(service, ids, mayEnd)
  const limit = withDeadline(signal, context.time.leftMs(), context.clock)
  try {
    return (await startContainers(service, byCompose, context, limit.signal)) ?? { status: 'passed' }
  } catch (error) {
    if (!limit.expired()) throw error
    return lateStart(service, context, signal)
  }
}

/**
 * @returns why the service could not be started; undefined where it was
 * @throws the signal's reason as soon as it is aborted: an engine may mount a volume for minutes before it answers
 */
export async function startContainers(
  service: string,
  byCompose: boolean,
  context: StartContext,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  const failure = await startedContainers(service, byCompose, context, signal)
  return failure ?? (await runPostStart(service, context, signal))
}

async function startedContainers(
  service: string,
  byCompose: boolean,
  { release, compose, docker, containers, starts, hookedStarts }: StartContext,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  const notStarted = (message: string): StepFailure => {
    const refused = refusedValue(message, service, release.model)
    const blame = blameForStart(message, release.model, refused)
    return { status: 'failed', ...refusal('could not be started', message, blame, refused) }
  }
  if (byCompose) {
    const hooked = hookedStarts?.of(service)
    const result = await (hooked === undefined
      ? starts.run(() => compose.start(release, service, signal), signal)
      : withSignal(hooked, signal))
    return result.exitCode === 0 ? undefined : notStarted(result.stderr)
  }
  try {
    const start = (id: string) => starts.run(() => withSignal(docker.start(id), signal), signal)
    await Promise.all(containers.of(service).map(({ id }) => start(id)))
    return undefined
  } catch (error) {
    if (signal.aborted || error instanceof EngineTrouble) throw error
    return notStarted(messageOf(error))
  }
}
