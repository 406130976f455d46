import { expect, test } from '@jest/globals'
import { LineTimes } from '../../../src/engine/line-times.js'

const at = (second: number) => `2026-01-02T03:04:0${second}.123456789Z`

test('each line has the time of the frame in which it begins, and the text has none', () => {
  const times = new LineTimes()
  const take = (text: string) => times.take(Buffer.from(text)).toString()
  expect(take(`${at(1)} one\n`)).toBe('one\n')
  // A long line comes in parts, each with a time of its own.
  expect(take(`${at(2)} begun, `)).toBe('begun, ')
  expect(take(`${at(3)} ended\n`)).toBe('ended\n')
  expect(take(`${at(4)} two\nlines\n`)).toBe('two\nlines\n')
  expect(times.told()).toEqual([at(1), at(2), at(4), at(4)])
  expect(take('without a time\n')).toBe('without a time\n')
  expect(times.told()).toEqual([''])
  expect(times.told()).toEqual([])
})
