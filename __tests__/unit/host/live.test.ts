import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { liveLines, signsOfLife } from '../../../src/host/live.js'
import { ManualClock } from '../../harness/manual-clock.js'

const esc = '\u001b'

describe('live lines', () => {
  /** Draws what the test says on a screen of this size. */
  function drawing(size: { columns?: number; rows?: number } = {}) {
    const parts: string[] = []
    const screen = { ...size, write: (text: string) => parts.push(text) }
    let words: readonly string[] = ['build app']
    const clock = new ManualClock()
    const live = liveLines(screen, () => words, clock)
    return {
      live,
      clock,
      screen,
      say: (...lines: readonly string[]) => {
        words = lines
      },
      /** Without escapes. */
      drawn: () => parts.map((part) => stripVTControlCharacters(part).replaceAll('\r', '')),
      parts,
    }
  }

  test('are drawn five times a second until they are stopped', async () => {
    const { live, clock, drawn } = drawing()
    live.start()
    live.start()
    await clock.advance(1000)
    expect(drawn().filter((line) => line === 'build app')).toHaveLength(7)
    live.stop()
    await clock.advance(1000)
    expect(drawn().at(-1)).toBe('')
  })

  test('stop by themselves when there is nothing to say', async () => {
    const { live, clock, say, parts } = drawing()
    live.start()
    say()
    await clock.advance(400)
    const before = parts.length
    await clock.advance(4000)
    expect(parts).toHaveLength(before)
  })

  test('are drawn over those before', async () => {
    const { live, clock, say, parts } = drawing()
    say('one', 'two', 'three')
    live.start()
    say('four')
    await clock.advance(200)
    expect(parts).toEqual([
      `${esc}[?7lone\ntwo\nthree${esc}[?7h`,
      `\r${esc}[2A${esc}[J${esc}[?7lfour${esc}[?7h`,
    ])
    live.stop()
    expect(parts.at(-1)).toBe(`\r${esc}[J`)
  })

  test('fit the screen, but have twenty columns at least', () => {
    for (const [columns, length] of [
      [30, 29],
      [5, 19],
    ] as const) {
      const { live, say, drawn } = drawing({ columns })
      say('x'.repeat(100))
      live.start()
      expect(drawn().at(-1)).toHaveLength(length)
      expect(drawn().at(-1)).toMatch(/…$/)
      live.stop()
    }
  })

  test('leave a row of the screen free', () => {
    const { live, say, drawn } = drawing({ rows: 3 })
    say('one', 'two', 'three', 'four')
    live.start()
    expect(drawn().at(-1)).toBe('one\ntwo')
    live.stop()
  })

  test('are cleared whole on a terminal that got narrower and so wrapped them', async () => {
    const { live, clock, say, screen, parts } = drawing({ columns: 80 })
    say('x'.repeat(70), 'y'.repeat(30))
    live.start()
    screen.columns = 30
    await clock.advance(200)
    // Three rows and one.
    expect(parts.at(-1)?.startsWith(`\r${esc}[3A${esc}[J`)).toBe(true)
    live.stop()
  })

  test('make room for lines above them', () => {
    const { live, drawn, parts } = drawing()
    live.above(() => parts.push('first\n'))
    expect(drawn()).toEqual(['first\n'])
    live.start()
    live.above(() => parts.push('second\n'))
    expect(drawn().slice(1)).toEqual(['build app', '', 'second\n', 'build app'])
    live.stop()
  })
})

describe('signs of life', () => {
  test('come every 15 seconds, and end where nothing is going on', async () => {
    const clock = new ManualClock()
    const told: string[][] = []
    let words: readonly string[] = ['build app', 'ready db']
    const live = signsOfLife(
      (lines) => told.push([...lines]),
      () => words,
      clock,
    )
    live.start()
    live.start()
    await clock.advance(14_999)
    expect(told).toEqual([])
    await clock.advance(15_001)
    expect(told).toEqual([words, words])
    live.above(() => told.push(['above']))
    words = []
    await clock.advance(15_000)
    words = ['again']
    await clock.advance(60_000)
    expect(told.slice(2)).toEqual([['above']])
  })

  test('end when they are stopped', async () => {
    const clock = new ManualClock()
    const told: unknown[] = []
    const live = signsOfLife(
      (lines) => told.push(lines),
      () => ['x'],
      clock,
    )
    live.start()
    live.stop()
    await clock.advance(60_000)
    expect(told).toEqual([])
  })
})
