import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../src/common/clock.js'

interface Timer {
  readonly at: number
  fire(): void
}

/** Milliseconds of real time without any timer after which a promise that has not settled counts as hanging. */
const MAX_IDLE_MS = 5000

/** A clock on which time passes only when a test says so, and then at once. */
export class ManualClock implements Clock {
  private time = 0
  private readonly timers = new Set<Timer>()

  readonly now = () => this.time

  readonly iso = (moment: number) => new Date(moment).toISOString()

  readonly sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const leave = () => {
        this.timers.delete(timer)
        reject(signal.reason)
      }
      const timer = this.after(milliseconds, () => {
        signal.removeEventListener('abort', leave)
        resolve()
      })
      signal.addEventListener('abort', leave, { once: true })
    })

  readonly timeout = (milliseconds: number): AbortSignal => {
    const controller = new AbortController()
    this.after(milliseconds, () => controller.abort(new Error(`time-out after ${milliseconds} ms`)))
    return controller.signal
  }

  /** Lets this time pass: what is due meanwhile happens at its moment, and what follows from it too. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds
    await turn()
    for (let next = this.next(); next !== undefined && next.at <= end; next = this.next()) {
      this.fire(next)
      await turn()
    }
    this.time = end
  }

  /** Lets time pass from one timer to the next until a promise has settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const settle = () => {
      settled = true
    }
    promise.then(settle, settle)
    for (let idleSince = performance.now(); performance.now() - idleSince < MAX_IDLE_MS; ) {
      await turn()
      if (settled) return promise
      const next = this.next()
      // A file or a process may still be at work.
      if (next === undefined) await pause(1)
      else {
        this.fire(next)
        idleSince = performance.now()
      }
    }
    throw new Error('nothing more happens on this clock, and the promise has not settled')
  }

  private after(milliseconds: number, fire: () => void): Timer {
    const timer = { at: this.time + Math.max(0, milliseconds), fire }
    this.timers.add(timer)
    return timer
  }

  /** The first that is due, and of those of one moment the one that was set first. */
  private next(): Timer | undefined {
    return [...this.timers].reduce<Timer | undefined>(
      (first, timer) => (first === undefined || timer.at < first.at ? timer : first),
      undefined,
    )
  }

  private fire(timer: Timer): void {
    this.timers.delete(timer)
    this.time = Math.max(this.time, timer.at)
    timer.fire()
  }
}
