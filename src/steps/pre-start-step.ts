import { withDeadline, withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { ordinal } from '../common/ordinal.js'
import { preStartName, preStartOf } from '../common/pre-start-name.js'
import { because } from '../common/reason.js'
import { blameForStart } from '../diagnosis/blame/container-blame.js'
import { blameForEnd } from '../diagnosis/blame/end-blame.js'
import { howItEnded } from '../diagnosis/container-end.js'
import { explained, explainedUnended } from '../diagnosis/log-cause.js'
import { whyNotStarted } from '../diagnosis/start-failure.js'
import type { PlannedHook, Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import { HookWatch } from './hook-watch.js'
import { outcomeBlame } from './outcome-blame.js'
import type { StepContext } from './step-context.js'

type HookStep = Extract<Step, { kind: 'job' }>

type HookContext = Pick<
  StepContext,
  'release' | 'compose' | 'docker' | 'events' | 'hookedStarts' | 'settings' | 'clock' | 'time' | 'keepLog'
>

/** Milliseconds in which an engine must have told how a hook ended, and returned its log. */
const HOOK_END_TIMEOUT_MS = 2000

/** Has Compose run what a service runs before it starts, and waits until that has ended; 0 is right. */
export async function preStart(
  { service, preStart: hooks = [] }: HookStep,
  context: HookContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { clock, settings, time, compose, release } = context
  const allowed = Math.min(settings.timeouts.migrate, time.leftMs())
  const limit = withDeadline(signal, allowed, clock)
  const late = new AbortController()
  const keep = (text: string) => context.keepLog(preStartName(service), text)
  const calling = AbortSignal.any([signal, late.signal])
  const { events, docker } = context
  const watch = new HookWatch(service, hooks.length, { events, docker, keep, signal: calling })
  try {
    const call = compose.start(release, service, calling)
    context.hookedStarts?.begin(service, call)
    const ended = await withSignal(Promise.race([call, watch.serviceStarted]), limit.signal)
    if (ended === undefined || ended.exitCode === 0 || watch.havePassed)
      return { status: 'passed', attempts: 1 }
    await settledSoon(watch, context, signal)
    return await failureOf(service, hooks, watch, ended.stderr, context)
  } catch (error) {
    if (!limit.expired()) throw error
    late.abort(error)
    const what = `${nameOf(service, hooks, watch)} did not end within ${formatDuration(allowed)}`
    const log = watch.last?.log ?? ''
    return {
      status: 'failed',
      ...explainedUnended(what, log, preStartName(service)),
      ...placeOf(hooks, watch),
    }
  } finally {
    watch.end()
  }
}

/** @param stderr of Compose */
async function failureOf(
  service: string,
  hooks: readonly PlannedHook[],
  watch: HookWatch,
  stderr: string,
  { release, docker, events }: HookContext,
): Promise<StepFailure> {
  const name = nameOf(service, hooks, watch)
  const { last } = watch
  if (last?.exitCode === undefined || last.exitCode === 0) {
    return {
      status: 'failed',
      detail: because(`${name} could not be run`, whyNotStarted(stderr)),
      evidence: stderr,
      ...placeOf(hooks, watch),
      ...outcomeBlame(blameForStart(stderr, release.model)),
    }
  }
  const { id, exitCode, log } = last
  const known = events.lastEnd(id)
  const container = { id, exitCode, ...UNKNOWN }
  const blame = await blameForEnd({ service, container, log, events: known }, release.model, docker)
  const why = explained(`${name} ${howItEnded(container, known)}`, log, preStartName(service))
  return { status: 'failed', ...why, ...placeOf(hooks, watch), ...outcomeBlame(blame) }
}

/** What only the container would say, which is gone. Compose gives it no limits. */
const UNKNOWN = { error: '', outOfMemory: false, memoryLimit: 0, hasDiskOfItsOwn: false }

/** `app's pre_start (second of two)`. */
function nameOf(service: string, hooks: readonly PlannedHook[], watch: HookWatch): string {
  const name = preStartOf(service)
  const { last } = watch
  return last === undefined || hooks.length < 2 ? name : `${name} (${ordinal(last.index + 1, hooks.length)})`
}

function placeOf(hooks: readonly PlannedHook[], { last }: HookWatch): Pick<StepFailure, 'at'> {
  const at = hooks[last?.index ?? 0]?.at
  return at === undefined ? {} : { at }
}

/** What Compose says comes before the last events. A hook that could not be started at all has no end. */
async function settledSoon(watch: HookWatch, { clock }: HookContext, signal: AbortSignal): Promise<void> {
  const limit = withDeadline(signal, HOOK_END_TIMEOUT_MS, clock)
  try {
    await withSignal(watch.settled(), limit.signal)
  } catch (error) {
    if (!limit.expired()) throw error
  }
}
