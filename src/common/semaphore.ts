/** Lets so many pieces of work go on at a time; the others wait in the order they came. */
export class Semaphore {
  private readonly waiting: (() => void)[] = []
  private free: number

  /** @param size how many pieces of work may go on at a time, at least 1 */
  constructor(size: number) {
    this.free = size
  }

  /** @throws the signal's reason where it is aborted before the work may begin; whatever the work throws */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted()
    if (this.free > 0) this.free -= 1
    else await this.turn(signal)
    try {
      signal.throwIfAborted()
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.free += 1
      else next()
    }
  }

  /** Work that is cancelled leaves the queue at once, however long the work before it takes. */
  private turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(enter), 1)
        reject(signal.reason)
      }
      this.waiting.push(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
}
