import { parseDuration } from '../common/duration.js'
import { isObject, type Json, number, string, strings } from '../common/json.js'

/** When the engine runs a health check, and what it makes of the results. Durations in milliseconds. */
export interface HealthTiming {
  /** From the end of one probe to the next. */
  readonly interval: number
  /** For one probe. */
  readonly timeout: number
  /** From the start on; what fails in this time does not count. */
  readonly startPeriod: number
  /** So many probes must fail one after another. */
  readonly retries: number
}

/** What the engine does where neither the Compose file nor the image says anything else. */
export const ENGINE_TIMING: HealthTiming = { interval: 30_000, timeout: 30_000, startPeriod: 0, retries: 3 }

type Open<T> = { readonly [key in keyof T]?: T[key] | undefined }

/** A health check as a Compose file declares it. What is absent the image says, else the engine. */
export interface HealthCheck extends Open<HealthTiming> {
  /** There is to be none, whatever the image says. */
  readonly disabled: boolean
  /** As Compose resolves it: `['CMD-SHELL', 'curl -f http://localhost/']`, `['CMD', 'curl', …]`. */
  readonly test?: readonly string[] | undefined
  /** Milliseconds; in place of the interval during the start period. */
  readonly startInterval?: number | undefined
}

/** A health check as the engine runs it: nothing is left open. */
export interface EffectiveHealthCheck extends HealthTiming {
  /** As in a Compose file. */
  readonly test: readonly string[]
}

/** @param value `healthcheck` of a service as Compose resolves it; undefined: the file declares none */
export function parseHealthCheck(value: Json | undefined): HealthCheck | undefined {
  if (!isObject(value)) return undefined
  const test = strings(value.test)
  return {
    disabled: value.disable === true || isNone(test),
    test: test.length > 0 && !isNone(test) ? test : undefined,
    interval: milliseconds(value.interval),
    timeout: milliseconds(value.timeout),
    startPeriod: milliseconds(value.start_period),
    startInterval: milliseconds(value.start_interval),
    retries: number(value.retries) || undefined,
  }
}

/** For the engine 0 means that nothing is said. */
function milliseconds(value: Json | undefined): number | undefined {
  return parseDuration(string(value) ?? '') || undefined
}

/** The test of a health check that says that there is none. */
export function isNone([form]: readonly string[]): boolean {
  return form === 'NONE'
}

/** Whether the file declares a health check, be it a change of the image's own. */
export function isProbed(check: HealthCheck | undefined): check is HealthCheck {
  return check !== undefined && !check.disabled
}

/**
 * The health check of a container: what the file declares, and for what that leaves open what the engine says of the
 * container, which knows the image.
 */
export function effectiveHealthCheck(
  declared: HealthCheck | undefined,
  ofContainer: EffectiveHealthCheck | undefined,
): EffectiveHealthCheck | undefined {
  if (declared === undefined) return ofContainer
  const test = declared.test ?? ofContainer?.test
  if (declared.disabled || test === undefined) return undefined
  return { test, ...timingOf(declared, ofContainer) }
}

/** What is declared, and for what that leaves open something else. */
export function timingOf(declared: Open<HealthTiming>, others: HealthTiming = ENGINE_TIMING): HealthTiming {
  return {
    interval: declared.interval ?? others.interval,
    timeout: declared.timeout ?? others.timeout,
    startPeriod: declared.startPeriod ?? others.startPeriod,
    retries: declared.retries ?? others.retries,
  }
}

/** Milliseconds from the start within which a health check has held, or the engine calls the container unhealthy. */
export function healthBudget({ startPeriod, interval, retries }: HealthTiming): number {
  return startPeriod + interval * retries
}

/**
 * What the engine runs in the container. Behind `CMD-SHELL`, a shell takes only the first text for its command: the engine
 * hands it the others as arguments.
 * @param test of a health check, as in a Compose file
 */
export function testCommand(test: readonly string[]): readonly string[] {
  const [form, ...rest] = test
  if (form === 'CMD-SHELL') return ['/bin/sh', '-c', ...rest]
  return form === 'CMD' ? rest : test
}
