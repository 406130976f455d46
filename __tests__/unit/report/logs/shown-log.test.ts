import { expect, test } from '@jest/globals'
import { shownLogs } from '../../../../src/report/logs/shown-log.js'
import { endsOfLog, logText } from '../samples.js'

const numbers = (log: ReturnType<typeof shownLogs>[number] | undefined) =>
  log?.shown.map(({ number }) => number)

test('numbers lines as their file does, behind a gap too', () => {
  const [log] = shownLogs([endsOfLog('web', ['a', 'b'], ['y', 'z'], 100)])
  expect(numbers(log)).toEqual([1, 2, 99, 100])
  expect(log).toMatchObject({ name: 'web', file: 'logs/web.log', lines: 100 })
})

test('keeps both ends of logs with too many lines, and all of short ones', () => {
  const lines = Array.from({ length: 1000 }, (_, index) => `line ${index + 1}`)
  const [long, short] = shownLogs([logText('web', lines), logText('db', ['one', 'two'])], 82)
  expect(numbers(long)).toHaveLength(80)
  expect(numbers(long)?.slice(9, 12)).toEqual([10, 931, 932])
  expect(numbers(long)?.at(-1)).toBe(1000)
  expect(numbers(short)).toEqual([1, 2])
})

test('knows the times that are given', () => {
  const [log] = shownLogs([logText('web', ['a', 'b'], [10, Number.NaN])])
  expect(log?.shown.map(({ time }) => Number.isNaN(time))).toEqual([false, true])
})

test('counts an empty last line that is one', () => {
  const part = { firstLine: 1, text: 'a\n\n' }
  const [log] = shownLogs([{ name: 'web', file: 'logs/web.log', bytes: 3, lines: 2, parts: [part] }])
  expect(log?.shown.map(({ text }) => text)).toEqual(['a', ''])
})
