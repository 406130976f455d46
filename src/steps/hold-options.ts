import type { AppLocation, HoldOptions } from '../checks/attempts.js'
import { list, number, object, string } from '../common/json.js'
import { CauseWatch } from '../diagnosis/cause-watch.js'
import type { AppInspection } from '../diagnosis/service-listeners.js'
import type { Step } from '../plan/plan.js'
import type { CheckContext } from './step-context.js'
import { tellAttempt } from './tell-attempt.js'

/** A check that sends a request. */
export type RequestStep = Exclude<Extract<Step, { kind: 'check' }>, { readonly hurl: string }>

/**
 * How long a check is tried: until its time is over, which is the user's word where it was written. Where it was not,
 * the time counts from when the service's own health check has passed, and an answer that stays wrong ends it sooner.
 * @param target where the service is asked
 * @param context in which only the container that is asked is looked at
 */
export function holdOptions(
  step: RequestStep,
  target: AppLocation,
  context: CheckContext,
  signal: AbortSignal,
): HoldOptions {
  const { check, service } = step
  const { clock, health, settings, time } = context
  const isWritten = check.within !== undefined || settings.timeouts.smokeIsWritten === true
  return {
    signal,
    within: Math.min(check.within ?? settings.timeouts.smoke, time.leftMs()),
    clock,
    ...(isWritten ? { settle: Number.POSITIVE_INFINITY } : {}),
    isStarting: async () => (await health.stateOf(service)) === 'starting',
    knownCause: knownCause(step, isWritten, target, context, signal),
    onAttempt: (attempt) => tellAttempt(check, attempt, context),
  }
}

/**
 * What finds a cause that no waiting changes, while an app does not answer.
 * @param isWritten whether the user wrote how long to wait
 */
export function knownCause(
  { service, port, byDefault }: Pick<RequestStep, 'service' | 'port' | 'byDefault'>,
  isWritten: boolean,
  target: AppLocation,
  context: Pick<CheckContext, 'health' | 'release' | keyof AppInspection>,
  signal: AbortSignal,
): NonNullable<HoldOptions['knownCause']> {
  // What nobody asked for is no failure of an app that calls itself healthy.
  const mayMove = async () => {
    const state = await context.health.stateOf(service)
    return isWritten || state === 'starting' || (byDefault !== undefined && state === 'passed')
  }
  const asked = byDefault?.ports ?? [port]
  const where = { service, port, target, asked, declared: declaredPorts(service, context) }
  const watch = new CauseWatch(where, context, mayMove, signal)
  return (wasReached) => watch.look(wasReached)
}

/** The ports of a service that the file publishes or exposes. */
function declaredPorts(service: string, { release }: Pick<CheckContext, 'release'>): readonly number[] {
  const { ports, expose } = object(object(release.model.services)[service])
  const published = list(ports).flatMap((port) => number(object(port).target) ?? [])
  const exposed = list(expose).flatMap((port) => Number.parseInt(string(port) ?? '', 10) || [])
  return [...published, ...exposed]
}
