/** Lets so many pieces of work go on at a time; the others wait in the order they came. */
export class Lanes {
  private readonly waiting: (() => void)[] = []

  /** @param free how many lanes there are, at least 1 */
  constructor(private free: number) {}

  /** @throws the signal's reason where it is aborted before there is a free lane; whatever the work throws */
  async pass<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      signal.throwIfAborted()
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.free += 1
      else next()
    }
  }
}
