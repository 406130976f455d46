import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import Dockerode from 'dockerode'
import { demultiplexed, demultiplexedText } from '../../../src/engine/demultiplex.js'

const { modem } = new Dockerode()
const text = (whole: Buffer) => demultiplexedText(modem, whole)

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

describe('the text of a multiplexed log', () => {
  test('is that of its frames', () => {
    expect(text(log([out, 'one\n'], [err, 'zwölf\n'], [out, 'three']))).toBe('one\nthree\nzwölf\n')
    expect(text(log([out, 'one\n'], [err, 'zwölf\n'], [out, 'three\n'], [err, 'last words']))).toBe(
      'one\nzwölf\nthree\nlast words',
    )
    expect(text(log([out, 'one\n'], [out, 'two']))).toBe('one\ntwo')
    expect(text(log([err, 'one\n'], [out, 'two\n']))).toBe('one\ntwo\n')
    expect(text(log())).toBe('')
  })

  test('has a line that was never ended before what the other stream said meanwhile', () => {
    const migration = log(
      [out, 'Running migrations:\n'],
      [err, 'Traceback (most recent call last):\n'],
      [err, 'ProgrammingError: no such table\n'],
      [out, '  Applying todo.0002...'],
    )
    expect(text(migration)).toBe(
      'Running migrations:\n  Applying todo.0002...\nTraceback (most recent call last):\nProgrammingError: no such table\n',
    )
  })
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
