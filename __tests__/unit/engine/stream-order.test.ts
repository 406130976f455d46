import { describe, expect, test } from '@jest/globals'
import { type Frame, textInOrder, timedLinesInOrder } from '../../../src/engine/stream-order.js'

const out = (text: string): Frame => ({ stream: 'stdout', text: Buffer.from(text) })
const err = (text: string): Frame => ({ stream: 'stderr', text: Buffer.from(text) })

/** So many milliseconds after the beginning, as engines write it. */
const at = (milliseconds: number) => `2026-11-29T16:00:00.${String(milliseconds).padStart(3, '0')}000000Z `

describe('without times', () => {
  test.each([
    ['lines stay in their order', [err('one\n'), out('two\n'), err('three')], 'one\ntwo\nthree'],
    ['nothing is nothing', [], ''],
    [
      'a line that was never ended stands before the errors that came meanwhile',
      [out('Running:\n'), err('Traceback:\n'), err('no such table\n'), out('  Applying 2...')],
      'Running:\n  Applying 2...\nTraceback:\nno such table\n',
    ],
    ['but the last words of the error stream stay last', [out('one\n'), err('two')], 'one\ntwo'],
  ])('%s', (_, frames, text) => {
    expect(textInOrder(frames)).toBe(text)
  })
})

describe('with times', () => {
  test('of what was written at once, the errors stand last', () => {
    expect(textInOrder([err(`${at(1)}no file\n`), out(`${at(2)}compiling\n`), out(`${at(99)}bye\n`)])).toBe(
      'compiling\nbye\nno file\n',
    )
  })

  test('each line has its own', () => {
    const begun = Date.parse('2026-11-29T16:00:00Z') / 1000
    expect(timedLinesInOrder([err(`${at(500)}no file\n`), err('bye')])).toEqual([
      { text: 'no file', at: begun + 0.5 },
      { text: 'bye', at: Number.NaN },
    ])
  })

  test('what was written later stays behind', () => {
    expect(textInOrder([err(`${at(1)}retrying\n`), out(`${at(500)}Error: no table\n`)])).toBe(
      'retrying\nError: no table\n',
    )
  })

  test('a long line comes in parts, with a time before each', () => {
    const [begin, end] = [Buffer.from('zw\u00f6').subarray(0, 3), Buffer.from('zw\u00f6lf\n').subarray(3)]
    const frames: readonly Frame[] = [
      { stream: 'stdout', text: Buffer.concat([Buffer.from(at(1)), begin]) },
      err(`${at(2)}err\n`),
      { stream: 'stdout', text: Buffer.concat([Buffer.from(at(3)), end]) },
    ]
    expect(textInOrder(frames)).toBe('zwölf\nerr\n')
  })

  test('a program’s own time stays', () => {
    expect(textInOrder([out(`${at(1)}2026-11-29T15:00:00Z up\n`)])).toBe('2026-11-29T15:00:00Z up\n')
  })
})
