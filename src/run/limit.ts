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
  return { signal: AbortSignal.any([run, timeUp]), expired: () => timeUp.aborted && !run.aborted }
}

/** Aborted so many milliseconds after `signal` is: by then whatever obeys that has ended. */
export function overdue(signal: AbortSignal, milliseconds: number): AbortSignal {
  const late = new AbortController()
  const wait = () => setTimeout(() => late.abort(signal.reason), milliseconds).unref()
  if (signal.aborted) wait()
  else signal.addEventListener('abort', wait, { once: true })
  return late.signal
}
