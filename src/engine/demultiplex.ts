import { Transform } from 'node:stream'

interface Frame {
  readonly stream: number
  readonly text: Buffer
}

/** Bytes before each frame's text: the first says which stream it is of, the last four how long it is. */
const HEADER = 8

/** Takes a multiplexed log apart as it comes; long frames are told in parts, so that nothing has to be kept. */
class Frames {
  /** The beginning of a header that has not come whole yet. */
  private begun: Buffer = Buffer.alloc(0)
  private stream = 0
  /** Bytes of the present frame that are still to come. */
  private missing = 0

  of(chunk: Buffer): readonly Frame[] {
    const frames: Frame[] = []
    let rest = this.begun.length === 0 ? chunk : Buffer.concat([this.begun, chunk])
    while (rest.length >= (this.missing > 0 ? 1 : HEADER)) {
      if (this.missing === 0) {
        this.stream = rest[0] ?? 0
        this.missing = rest.readUInt32BE(HEADER - 4)
        rest = rest.subarray(HEADER)
      }
      const text = rest.subarray(0, this.missing)
      frames.push({ stream: this.stream, text })
      this.missing -= text.length
      rest = rest.subarray(text.length)
    }
    this.begun = rest
    return frames
  }
}

/** Makes of a multiplexed log, as it comes, the text of both its streams; waits where nobody takes the text. */
export function demultiplexed(): Transform {
  const frames = new Frames()
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) =>
      done(null, Buffer.concat(frames.of(chunk).map(({ text }) => text))),
  })
}

/**
 * The text of a whole multiplexed log. The engine logs a line that was never ended when the container ends, whatever
 * the other stream has said since: one of standard output goes back before the errors that follow it. The last words
 * on the error stream stay last.
 */
export function plain(buffer: Buffer): string {
  return Buffer.concat(inOrder(new Frames().of(buffer))).toString('utf8')
}

function inOrder(frames: readonly Frame[]): readonly Buffer[] {
  const texts = frames.map(({ text }) => text)
  const last = frames.at(-1)
  if (last?.stream !== STANDARD_OUTPUT || last.text.at(-1) === LINE_FEED) return texts
  const before = frames.slice(0, -1).findLastIndex(({ stream }) => stream === last.stream)
  if (before === frames.length - 2) return texts
  return [...texts.slice(0, before + 1), last.text, Buffer.of(LINE_FEED), ...texts.slice(before + 1, -1)]
}

const STANDARD_OUTPUT = 1
const LINE_FEED = 10
