/** Lets so many pieces of work go on at a time; the others wait in the order they came. */
export class Semaphore {
  private readonly waiting: (() => void)[] = []

  /** @param free how many lanes there are, at least 1 */
  constructor(private free: number) {}

  /** @throws the signal's reason where it is aborted before there is a free lane; whatever the work throws */
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

  /** Whoever goes away before it is its turn waits no longer, though those before it may take for ever. */
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
