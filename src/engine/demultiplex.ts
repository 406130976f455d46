import { Readable, Transform, Writable } from 'node:stream'
import type Dockerode from 'dockerode'
import { LineTimes } from './line-times.js'
import type { Frame } from './stream-order.js'

/** dockerode's own reader of logs in which the engine mixes standard output and error. */
export type Demultiplexer = Pick<Dockerode['modem'], 'demuxStream'>

/**
 * Bytes that dockerode's reader gets at a time. It calls itself again for each frame of what it gets, and a frame can
 * be nine bytes long: a large chunk would be too deep for the stack.
 */
const SLICE_BYTES = 1024

/** @returns takes the next chunk of a multiplexed log, wherever it begins, and passes on every frame that is complete */
export function frameReader(
  modem: Demultiplexer,
  onFrame: (stream: Frame['stream'], text: Buffer) => void,
): (chunk: Buffer) => void {
  const source = new Readable({ read: () => {} })
  const sink = (stream: Frame['stream']) =>
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

/** Takes the time of each line that has begun, ISO 8601 in UTC, in order. */
export type OnTimes = (times: readonly string[]) => void

/**
 * Turns a multiplexed log into the text of both its streams; waits while nobody reads the text.
 * @param onTimes given where the engine puts a time before each frame, which is then no part of the text
 */
export function demultiplexed(modem: Demultiplexer, onTimes?: OnTimes): Transform {
  const texts: Buffer[] = []
  const clockOf = new LineTimes()
  const read = frameReader(modem, (_stream, frame) => {
    texts.push(onTimes === undefined ? frame : clockOf.take(frame))
  })
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      read(chunk)
      onTimes?.(clockOf.told())
      done(null, Buffer.concat(texts.splice(0)))
    },
  })
}

/** The frames of a whole multiplexed log. */
export function framesOf(modem: Demultiplexer, log: Buffer): readonly Frame[] {
  const frames: Frame[] = []
  frameReader(modem, (stream, text) => void frames.push({ stream, text }))(log)
  return frames
}
