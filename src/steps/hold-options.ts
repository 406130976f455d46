import type { HoldOptions } from '../checks/attempts.js'
import { list, number, object, string } from '../common/json.js'
import { CauseWatch } from '../diagnosis/cause-watch.js'
import type { Step } from '../plan/plan.js'
import type { CheckContext } from './step-context.js'
import { tellAttempt } from './tell-attempt.js'

/** A check that sends a request. */
export type RequestStep = Exclude<Extract<Step, { kind: 'check' }>, { readonly hurl: string }>

/**
 * How long a check is tried: until its time is over, which is the user's word where it was written. Where it was not,
 * the time counts from when the service's own health check has passed, and an answer that stays wrong ends it sooner.
 * @param context in which only the container that is asked is looked at
 */
export function holdOptions(
  { check, service, port, byDefault }: RequestStep,
  context: CheckContext,
  signal: AbortSignal,
): HoldOptions {
  const { clock, health, settings, time } = context
  const isWritten = check.within !== undefined || settings.timeouts.smokeIsWritten === true
  const isStarting = async () => (await health.stateOf(service)) === 'starting'
  // What nobody asked for is no failure of an app that calls itself healthy.
  const mayMove = async () => {
    const state = await health.stateOf(service)
    return isWritten || state === 'starting' || (byDefault !== undefined && state === 'passed')
  }
  const asked = byDefault?.ports ?? [port]
  const watch = new CauseWatch(
    { service, port, asked, declared: declaredPorts(service, context) },
    context,
    mayMove,
    signal,
  )
  return {
    signal,
    within: Math.min(check.within ?? settings.timeouts.smoke, time.leftMs()),
    clock,
    ...(isWritten ? { settle: Number.POSITIVE_INFINITY } : {}),
    isStarting,
    knownCause: () => watch.look(),
    onAttempt: (attempt) => tellAttempt(check, attempt, context),
  }
}

/** The ports of a service that the file publishes or exposes. */
function declaredPorts(service: string, { release }: Pick<CheckContext, 'release'>): readonly number[] {
  const { ports, expose } = object(object(release.model.services)[service])
  const published = list(ports).flatMap((port) => number(object(port).target) ?? [])
  const exposed = list(expose).flatMap((port) => Number.parseInt(string(port) ?? '', 10) || [])
  return [...published, ...exposed]
}
