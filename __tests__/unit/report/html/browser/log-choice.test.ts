import { describe, expect, test } from '@jest/globals'
import { chosenLines, isMatch, type LogChoice } from '../../../../../src/report/html/browser/log-choice.js'
import type { ReadLine, ReadLog } from '../../../../../src/report/html/browser/log-source.js'
import { green } from '../../records.js'
import { answered, answeredLogs, logText } from '../../samples.js'
import { openPage } from './page.js'
import { choose, rows, toggle } from './viewer.js'

const line = (log: number, text: string, time: number, level = 'i'): ReadLine => ({
  ...{ log, text, time, level },
  number: 1,
  pieces: [],
  isCause: false,
})
const unknown = Number.NaN
const logs: readonly ReadLog[] = [
  { name: 'web', id: '', lines: [line(0, 'w1', 10), line(0, 'w2', unknown), line(0, 'w3', 30, 'e')] },
  { name: 'db', id: '', lines: [line(1, 'd0', unknown), line(1, 'd1', 20, 'w'), line(1, 'd2', 25)] },
  { name: 'old', id: '', lines: [line(2, 'o1', unknown)] },
]
const all: LogChoice = {
  logs: new Set([0, 1, 2]),
  levels: '',
  search: '',
  onlyMatches: false,
  isMerged: false,
}
const chosen = (choice: Partial<LogChoice>) =>
  chosenLines(logs, { ...all, ...choice }).map(({ text }) => text)

describe('the lines a reader has chosen', () => {
  test('are those of logs, one after another', () => {
    expect(chosen({})).toEqual(['w1', 'w2', 'w3', 'd0', 'd1', 'd2', 'o1'])
    expect(chosen({ logs: new Set([1]) })).toEqual(['d0', 'd1', 'd2'])
  })

  test('are merged by time; one without a time stays where it was in its log, and a log without times comes last', () => {
    expect(chosen({ isMerged: true })).toEqual(['w1', 'w2', 'd0', 'd1', 'd2', 'w3', 'o1'])
  })

  test('are those of some levels, or with a match', () => {
    expect(chosen({ levels: 'ew' })).toEqual(['w3', 'd1'])
    expect(chosen({ search: '2', onlyMatches: true })).toEqual(['w2', 'd2'])
    expect(chosen({ search: '2' })).toHaveLength(7)
    expect(chosen({ search: '', onlyMatches: true })).toHaveLength(7)
  })

  test('match in any case', () => {
    expect(isMatch(line(0, 'A Match', 0), 'match')).toBe(true)
    expect(isMatch(line(0, 'A Match', 0), '')).toBe(false)
  })

  test('merges logs by time, and shows them one after another', () => {
    const page = openPage(answered, answeredLogs)
    toggle(page, 'db')
    const merged = rows(page)
    expect(merged[0]).toContain('starting PostgreSQL')
    const fatal = merged.findIndex((line) => line.includes('FATAL'))
    expect(merged.slice(fatal - 1, fatal + 1)).not.toEqual([])
    expect(fatal).toBeGreaterThan(merged.findIndex((line) => line.includes('Exception in ASGI')))
    expect(fatal).toBeLessThan(merged.findIndex((line) => line.startsWith('psycopg2')))
    choose(page, '#log-merge', false)
    expect(rows(page).findIndex((line) => line.includes('FATAL'))).toBe(3)
  })

  test('puts what the gate did between the lines of services', () => {
    const page = openPage(answered, answeredLogs)
    toggle(page, 'the gate')
    const merged = rows(page)
    const before = merged.indexOf('start web begins')
    expect(before).toBeGreaterThanOrEqual(0)
    expect(before).toBeLessThan(merged.findIndex((line) => line.includes('Started server process')))
  })

  test('of logs without times offers no order by time', () => {
    const page = openPage(green, [logText('app', ['one', 'two']), logText('db', ['three'])])
    expect(page.document.querySelector('#log-merge')).toBeNull()
    expect(rows(page)).toEqual(['one', 'two', 'three'])
  })
})
