import { LONGEST_DURATION } from '../common/duration.js'
import { type EffectiveHealthCheck, healthBudget, testCommand } from '../compose/health-check.js'
import type { KnownStore } from '../stores/known-stores.js'

/** A health check as a command that the gate can run. Durations in milliseconds. */
export interface HealthProbe {
  readonly command: readonly string[]
  readonly timeout: number
  /** The command asks a TCP port, so it cannot pass while the container listens on none. */
  readonly asksPort: boolean
  /** The time in which the probe must pass: the start period and all retries at the declared interval. */
  readonly budget: number
  /** The first part of `budget`, in which failures do not count, because the service may still be starting. */
  readonly startPeriod: number
  /** How many times the duration of a slow probe is added to `budget`. */
  readonly retries: number
  /** The gate's own: the store declares no health check. */
  readonly own: boolean
  /** The command for a server on another port; absent: the command finds the port itself, or the user wrote it. */
  commandFor?(port: number): readonly string[]
}

/** Milliseconds that the gate's own probe of a store may take. */
const OWN_PROBE_TIMEOUT_MS = 10_000

/**
 * The health check of a container, else the known store's.
 * @param defaultBudget milliseconds within which a store without a health check must be ready
 */
export function healthProbe(
  check: EffectiveHealthCheck | undefined,
  store: KnownStore | undefined,
  defaultBudget: number,
): HealthProbe | undefined {
  if (check !== undefined) {
    const { retries, startPeriod } = check
    const command = testCommand(check.test)
    const timeout = Math.min(check.timeout, LONGEST_DURATION)
    const budget = healthBudget(check)
    return { command, timeout, budget, startPeriod, retries, asksPort: asksPort(command), own: false }
  }
  if (store?.probe === undefined) return undefined
  const { probe, probeAt } = store
  return {
    command: testCommand(probe),
    timeout: OWN_PROBE_TIMEOUT_MS,
    budget: defaultBudget,
    startPeriod: 0,
    retries: 0,
    // A store is asked when it listens, so this need not be known.
    asksPort: false,
    own: true,
    ...(probeAt && { commandFor: (port) => [...testCommand(probeAt), 'sh', String(port)] }),
  }
}

/** Good enough to delay a probe, not good enough to leave it out. */
function asksPort(command: readonly string[]): boolean {
  const text = command.join(' ')
  return (
    /\bhttps?:\/\/|\/dev\/tcp\/|\b(?:localhost|127\.0\.0\.1)[: ]\d/.test(text) &&
    !/\b(?:unix|udp)\b/.test(text)
  )
}
