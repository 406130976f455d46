import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { heartbeat, liveLine } from '../../../src/host/live.js'

beforeEach(() => {
  jest.useFakeTimers({ now: 0 })
})
afterEach(() => {
  jest.useRealTimers()
})

const esc = '\u001b'

describe('a live line', () => {
  /** Draws what the test says; `drawn` are the lines without escapes. */
  function drawing(columns?: number) {
    const parts: string[] = []
    let words = 'build app'
    const live = liveLine({ write: (text) => parts.push(text), columns }, () => words)
    return {
      live,
      say: (text: string) => {
        words = text
      },
      drawn: () =>
        parts.map((part) =>
          part.replaceAll(`${esc}[?7l`, '').replaceAll(`${esc}[?7h`, '').replaceAll(`\r${esc}[2K`, ''),
        ),
      parts,
    }
  }

  test('is drawn five times a second until it is stopped', () => {
    const { live, drawn } = drawing()
    live.start()
    live.start()
    jest.advanceTimersByTime(1000)
    expect(drawn().filter((line) => line === 'build app')).toHaveLength(7)
    live.stop()
    jest.advanceTimersByTime(1000)
    expect(drawn().at(-1)).toBe('')
  })

  test('stops by itself when there is nothing to say', () => {
    const { live, say, parts } = drawing()
    live.start()
    say('')
    jest.advanceTimersByTime(400)
    const before = parts.length
    jest.advanceTimersByTime(4000)
    expect(parts).toHaveLength(before)
  })

  test('fits the screen, but has twenty columns at least', () => {
    for (const [columns, length] of [
      [30, 29],
      [5, 19],
    ] as const) {
      const { live, say, drawn } = drawing(columns)
      say('x'.repeat(100))
      live.start()
      expect(drawn().at(-1)).toHaveLength(length)
      expect(drawn().at(-1)).toMatch(/…$/)
      live.stop()
    }
  })

  test('makes room for lines above it', () => {
    const { live, drawn, parts } = drawing()
    live.above(() => parts.push('first\n'))
    expect(drawn()).toEqual(['first\n'])
    live.start()
    live.above(() => parts.push('second\n'))
    expect(drawn().slice(1)).toEqual(['build app', '', 'second\n', 'build app'])
    live.stop()
  })
})

describe('a heartbeat', () => {
  test('is a line every half a minute', () => {
    const lines: string[] = []
    let words = 'build app'
    const live = heartbeat(
      (line) => lines.push(line),
      () => words,
    )
    live.start()
    live.start()
    jest.advanceTimersByTime(29_999)
    expect(lines).toEqual([])
    jest.advanceTimersByTime(30_001)
    expect(lines).toEqual(['build app', 'build app'])
    live.above(() => lines.push('above'))
    words = ''
    jest.advanceTimersByTime(30_000)
    words = 'again'
    jest.advanceTimersByTime(60_000)
    expect(lines).toEqual(['build app', 'build app', 'above'])
  })

  test('ends when it is stopped', () => {
    const lines: string[] = []
    const live = heartbeat(
      (line) => lines.push(line),
      () => 'x',
    )
    live.start()
    live.stop()
    jest.advanceTimersByTime(60_000)
    expect(lines).toEqual([])
  })
})
