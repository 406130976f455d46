import { setMaxListeners } from 'node:events'

/** A deadline on top of a run's own signal. */
export interface Limit {
  /** Aborted by the run, or when the time is up. */
  readonly signal: AbortSignal
  /** True: the time is up, and the run goes on. */
  expired(): boolean
}

/** @param milliseconds until the time is up, counted from now; Infinity: never */
export function limited(run: AbortSignal, milliseconds: number): Limit {
  if (milliseconds === Number.POSITIVE_INFINITY) return { signal: run, expired: () => false }
  const timeUp = AbortSignal.timeout(milliseconds)
  // A combined signal alone does not keep a time-out from the collector of garbage; who listens to it does.
  timeUp.addEventListener('abort', () => {}, { once: true })
  return {
    signal: heardByMany(AbortSignal.any([run, timeUp])),
    expired: () => timeUp.aborted && !run.aborted,
  }
}

/** Node would warn of a leak where more than ten wait for one signal, as the steps of a run do. */
export function heardByMany(signal: AbortSignal): AbortSignal {
  setMaxListeners(Number.POSITIVE_INFINITY, signal)
  return signal
}

/** Aborted so many milliseconds after `signal` is: by then whatever obeys that has ended. */
export function overdue(signal: AbortSignal, milliseconds: number): AbortSignal {
  const late = new AbortController()
  const wait = () => setTimeout(() => late.abort(signal.reason), milliseconds).unref()
  if (signal.aborted) wait()
  else signal.addEventListener('abort', wait, { once: true })
  return heardByMany(late.signal)
}
