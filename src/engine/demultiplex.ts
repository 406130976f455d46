import { Readable, Transform, Writable } from 'node:stream'
import type Dockerode from 'dockerode'

/** dockerode's own reader of logs in which the engine mixes standard output and error. */
export type Demultiplexer = Pick<Dockerode['modem'], 'demuxStream'>

type Stream = 'stdout' | 'stderr'

/**
 * Bytes that dockerode's reader gets at a time. It calls itself again for each frame of what it gets, and a frame can
 * be nine bytes long: a large chunk would be too deep for the stack.
 */
const SLICE_BYTES = 1024

/** @returns takes the next chunk of a multiplexed log, wherever it begins, and passes on every frame that is complete */
function frameReader(
  modem: Demultiplexer,
  onFrame: (stream: Stream, text: Buffer) => void,
): (chunk: Buffer) => void {
  const source = new Readable({ read: () => {} })
  const sink = (stream: Stream) =>
    new Writable({
      write: (text: Buffer, _encoding, done) => {
        onFrame(stream, text)
        done()
      },
    })
  modem.demuxStream(source, sink('stdout'), sink('stderr'))
  return (chunk) => {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      source.emit('data', chunk.subarray(at, at + SLICE_BYTES))
    }
  }
}

/** Turns a multiplexed log into the text of both its streams; waits while nobody reads the text. */
export function demultiplexed(modem: Demultiplexer): Transform {
  const texts: Buffer[] = []
  const read = frameReader(modem, (_stream, text) => void texts.push(text))
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      read(chunk)
      done(null, Buffer.concat(texts.splice(0)))
    },
  })
}

/**
 * The text of a whole multiplexed log. A last line without an end comes late in it: the engine logs such a line only
 * when the container ends. On standard output it therefore goes back before the errors that were logged meanwhile. The
 * last words on the error stream stay last.
 */
export function demultiplexedText(modem: Demultiplexer, log: Buffer): string {
  const frames: { readonly stream: Stream; readonly text: Buffer }[] = []
  frameReader(modem, (stream, text) => void frames.push({ stream, text }))(log)
  const texts = frames.map(({ text }) => text)
  const last = frames.at(-1)
  const before = frames.slice(0, -1).findLastIndex(({ stream }) => stream === 'stdout')
  const isLate = last?.stream === 'stdout' && last.text.at(-1) !== LINE_FEED && before < frames.length - 2
  const ordered = isLate
    ? [...texts.slice(0, before + 1), last.text, Buffer.of(LINE_FEED), ...texts.slice(before + 1, -1)]
    : texts
  return Buffer.concat(ordered).toString('utf8')
}

const LINE_FEED = 10
