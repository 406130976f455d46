import { setMaxListeners } from 'node:events'

/** A deadline on top of a run's own signal. */
export interface Deadline {
  /** Aborted by the run, or when the time is up. */
  readonly signal: AbortSignal
  /** True: the time is up, and the run goes on. */
  expired(): boolean
}

/** @param milliseconds until the time is up, counted from now; Infinity: never */
export function withDeadline(run: AbortSignal, milliseconds: number): Deadline {
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

/** @throws the signal's reason as soon as it is aborted, whatever becomes of the promise */
export async function withSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // What is under way already may fail later, when nobody waits for it: that must not end the process.
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
