import { setTimeout as wait } from 'node:timers/promises'

/** Time, passed in so that tests can hold it still. Durations are milliseconds. */
export interface Clock {
  /** Milliseconds that only ever grow; good for durations alone. */
  now(): number
  /** The wall-clock time of a moment of `now()`, ISO 8601 in UTC. */
  iso(moment: number): string
  /** @throws the signal's reason as soon as it is aborted */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** A signal that is aborted after this time. It keeps no process alive. */
  timeout(milliseconds: number): AbortSignal
}

export const systemClock: Clock = {
  now: () => performance.now(),
  iso: (moment) => new Date(performance.timeOrigin + moment).toISOString(),
  sleep: async (milliseconds, signal) => {
    try {
      await wait(milliseconds, undefined, { signal })
    } catch (error) {
      // Node throws an error of its own, with the signal's reason as its cause.
      signal.throwIfAborted()
      throw error
    }
  },
  timeout: (milliseconds) => {
    const signal = AbortSignal.timeout(Math.max(0, Math.ceil(milliseconds)))
    // Node's garbage collector takes a time-out that only a combined signal refers to, unless somebody listens to it.
    signal.addEventListener('abort', () => {}, { once: true })
    return signal
  },
}
