/** Where the lines of a text begin. */
export class Lines {
  private readonly starts: readonly number[]

  constructor(text: string) {
    const starts = [0]
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
    this.starts = starts
  }

  /** Line and column of an offset, both from 1. */
  at(offset: number): { line: number; column: number } {
    let [low, high] = [0, this.starts.length]
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: Math.max(0, offset) - (this.starts[low] ?? 0) + 1 }
  }
}
