/** Time, passed in so that tests can hold it still. */
export interface Clock {
  /** Milliseconds that only ever grow; good for durations alone. */
  now(): number
  /** The wall-clock time of a moment of `now()`, ISO 8601 in UTC. */
  iso(moment: number): string
  /** @throws the signal's reason as soon as it is aborted */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => performance.now(),
  iso: (moment) => new Date(performance.timeOrigin + moment).toISOString(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason)
        return
      }
      const leave = () => {
        clearTimeout(timer)
        reject(signal.reason)
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', leave)
        resolve()
      }, milliseconds)
      signal.addEventListener('abort', leave, { once: true })
    }),
}
