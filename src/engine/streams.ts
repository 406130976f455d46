interface Frame {
  readonly stream: number
  readonly text: Buffer
}

/**
 * The text of a multiplexed log: frames of an 8-byte header, whose first says which stream and whose last four are the
 * length, and so much text. The engine logs a line that was never ended when the container ends, whatever the other
 * stream has said since: one of standard output goes back before the errors that follow it. The last words on the
 * error stream stay last.
 */
export function plain(buffer: Buffer): string {
  const frames: Frame[] = []
  for (let offset = 0; offset + 8 <= buffer.length; ) {
    const length = buffer.readUInt32BE(offset + 4)
    frames.push({ stream: buffer[offset] ?? 0, text: buffer.subarray(offset + 8, offset + 8 + length) })
    offset += 8 + length
  }
  return Buffer.concat(inOrder(frames)).toString('utf8')
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
