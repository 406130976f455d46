import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import Dockerode from 'dockerode'
import { demultiplexed, framesOf } from '../../../src/engine/demultiplex.js'

const { modem } = new Dockerode()

const [out, err] = [1, 2]

function log(...frames: readonly (readonly [number | undefined, string])[]): Buffer {
  return Buffer.concat(
    frames.map(([stream = 0, text]) => {
      const header = Buffer.alloc(8)
      header[0] = stream
      header.writeUInt32BE(Buffer.byteLength(text), 4)
      return Buffer.concat([header, Buffer.from(text)])
    }),
  )
}

test('a whole multiplexed log has these frames', () => {
  const frames = framesOf(modem, log([out, 'one\n'], [err, 'zwölf\n'], [out, 'three']))
  expect(frames.map(({ stream, text }) => [stream, text.toString()])).toEqual([
    ['stdout', 'one\n'],
    ['stderr', 'zwölf\n'],
    ['stdout', 'three'],
  ])
  expect(framesOf(modem, log())).toEqual([])
})

test('a multiplexed log is taken apart wherever its chunks end', async () => {
  const whole = log([out, 'one\n'], [err, ''], [err, 'zwölf\n'], [out, 'three'])
  for (const size of [1, 3, 8, 9, whole.length]) {
    const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
      whole.subarray(index * size, (index + 1) * size),
    )
    const texts = await Readable.from(chunks).pipe(demultiplexed(modem)).toArray()
    expect(Buffer.concat(texts).toString()).toBe('one\nzwölf\nthree')
  }
})

test('a chunk of many small frames is no trouble, though dockerode’s reader calls itself for each', async () => {
  const lines = 20_000
  const whole = log(...Array.from({ length: lines }, () => [out, '\n'] as const))
  const texts = await Readable.from([whole]).pipe(demultiplexed(modem)).toArray()
  expect(Buffer.concat(texts)).toHaveLength(lines)
})
