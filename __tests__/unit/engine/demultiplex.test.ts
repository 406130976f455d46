import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { withSignal } from '../../../src/common/deadline.js'
import { demultiplexed, plain } from '../../../src/engine/demultiplex.js'

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
    expect(plain(log([out, 'one\n'], [err, 'zwölf\n'], [out, 'three']))).toBe('one\nthree\nzwölf\n')
    expect(plain(log([out, 'one\n'], [err, 'zwölf\n'], [out, 'three\n'], [err, 'last words']))).toBe(
      'one\nzwölf\nthree\nlast words',
    )
    expect(plain(log([out, 'one\n'], [out, 'two']))).toBe('one\ntwo')
    expect(plain(log([err, 'one\n'], [out, 'two\n']))).toBe('one\ntwo\n')
    expect(plain(log())).toBe('')
  })

  test('has a line that was never ended before what the other stream said meanwhile', () => {
    const migration = log(
      [out, 'Running migrations:\n'],
      [err, 'Traceback (most recent call last):\n'],
      [err, 'ProgrammingError: no such table\n'],
      [out, '  Applying todo.0002...'],
    )
    expect(plain(migration)).toBe(
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
    const texts = await Readable.from(chunks).pipe(demultiplexed()).toArray()
    expect(Buffer.concat(texts).toString()).toBe('one\nzwölf\nthree')
  }
})

describe('a promise with a signal', () => {
  const going = new AbortController().signal

  test('is what it is where nothing is aborted', async () => {
    await expect(withSignal(Promise.resolve(1), going)).resolves.toBe(1)
    await expect(withSignal(Promise.reject(new Error('no')), going)).rejects.toThrow('no')
  })

  test.each([
    ['before', () => AbortSignal.abort(new Error('over'))],
    [
      'meanwhile',
      () => {
        const controller = new AbortController()
        setImmediate(() => controller.abort(new Error('over')))
        return controller.signal
      },
    ],
  ])('aborted %s, may fail later without anybody’s noticing', async (_, signal) => {
    const unnoticed: unknown[] = []
    const notice = (reason: unknown) => unnoticed.push(reason)
    process.on('unhandledRejection', notice)
    try {
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error('socket hang up')), 5))
      await expect(withSignal(late, signal())).rejects.toThrow('over')
      await pause(20)
      expect(unnoticed).toEqual([])
    } finally {
      process.off('unhandledRejection', notice)
    }
  })
})
