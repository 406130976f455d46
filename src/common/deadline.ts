import { setMaxListeners } from 'node:events'
import type { Clock } from './clock.js'

/** Node warns of a leak where more than ten listen to one signal, as the steps of a run do. */
export function forManyListeners(signal: AbortSignal): AbortSignal {
  setMaxListeners(Number.POSITIVE_INFINITY, signal)
  return signal
}

/** The signal of what nobody can cancel. */
export const NEVER_ABORTED = forManyListeners(new AbortController().signal)

/** A time limit on top of a run's own signal. */
export interface Deadline {
  /** Aborted by the run, or when the time is up. */
  readonly signal: AbortSignal
  /** True: the time is up, and the run goes on. */
  expired(): boolean
}

/** @param milliseconds until the time is up, counted from now; Infinity: never */
export function withDeadline(
  run: AbortSignal,
  milliseconds: number,
  clock: Pick<Clock, 'timeout'>,
): Deadline {
  if (milliseconds === Number.POSITIVE_INFINITY) return { signal: run, expired: () => false }
  const timeUp = clock.timeout(milliseconds)
  return {
    signal: forManyListeners(AbortSignal.any([run, timeUp])),
    expired: () => timeUp.aborted && !run.aborted,
  }
}

/**
 * Aborted that many milliseconds after `signal`, with its reason: whatever obeys `signal` has ended by then.
 * @param until aborted: nobody needs the delayed signal any longer
 */
export function delayed(
  signal: AbortSignal,
  milliseconds: number,
  clock: Pick<Clock, 'timeout'>,
  until: AbortSignal = NEVER_ABORTED,
): AbortSignal {
  const controller = new AbortController()
  const wait = () => {
    const timeUp = clock.timeout(milliseconds)
    timeUp.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
  }
  if (signal.aborted) wait()
  else signal.addEventListener('abort', wait, { once: true, signal: until })
  return forManyListeners(controller.signal)
}

/** @throws the signal's reason as soon as it is aborted, whatever becomes of the promise */
export async function withSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // A promise that nobody waits for any longer may still fail: that must not end the process.
  promise.catch(() => {})
  signal.throwIfAborted()
  let leave: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    if (leave !== undefined) signal.removeEventListener('abort', leave)
  }
}

/** A promise that is awaited later: until then its failure ends nothing. */
export function later<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
