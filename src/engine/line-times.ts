import { LINE_FEED, LONGEST_TIME, TIME } from './stream-order.js'

/** Takes the engine's times off the frames of a log, and keeps one for each line. */
export class LineTimes {
  private times: string[] = []
  private isAtLineStart = true

  /** @returns the text of the frame without its time */
  take(frame: Buffer): Buffer {
    const [head = '', time = ''] = TIME.exec(frame.toString('latin1', 0, LONGEST_TIME)) ?? []
    const text = frame.subarray(head.length)
    // A program may write several lines at once, or a line in several parts.
    for (let at = 0; at < text.length; ) {
      if (this.isAtLineStart) this.times.push(time)
      const end = text.indexOf(LINE_FEED, at)
      this.isAtLineStart = end >= 0
      at = end < 0 ? text.length : end + 1
    }
    return text
  }

  /** The times of the lines that have begun since the last call. */
  told(): readonly string[] {
    const told = this.times
    this.times = []
    return told
  }
}
