import type { Clock } from '../common/clock.js'
import { put, type Screen } from './screen.js'

/** Milliseconds between two drawings of the live lines. */
const DRAWING_INTERVAL_MS = 200

/** Milliseconds between two signs of life where no live lines can be drawn. */
const SIGN_OF_LIFE_INTERVAL_MS = 15_000

/** Columns that a live line gets even on a narrower terminal. */
const MIN_COLUMNS = 20

/** Where a screen does not say its size. */
const DEFAULT_COLUMNS = 80
const DEFAULT_ROWS = 24

const clearDown = '\u001b[J'
// Without line wrapping even wide characters stay on the line that is cleared.
const wrapOff = '\u001b[?7l'
const wrapOn = '\u001b[?7h'

/** Shows again and again what is going on, until it is stopped. */
export interface Live {
  start(): void
  stop(): void
  /** Prints above the live lines, which are drawn again below. */
  above(print: () => void): void
}

/**
 * Lines at the bottom of a terminal, drawn five times a second.
 * @param lines what to show now; none: nothing is going on, and the drawing stops
 */
export function liveLines(screen: Screen, lines: () => readonly string[], clock: Pick<Clock, 'sleep'>): Live {
  /** How wide each line is that stands on the screen; the cursor is behind the last. */
  let drawn: readonly number[] = []
  const gone = () => (drawn.length > 0 ? `${toStartOf(drawn, columnsOf(screen))}${clearDown}` : '')
  const clear = () => {
    if (drawn.length > 0) put(screen, gone())
    drawn = []
  }
  const draw = () => {
    const fitting = fitted(lines(), screen)
    if (fitting.length === 0) return stop()
    put(screen, `${gone()}${wrapOff}${fitting.join('\n')}${wrapOn}`)
    drawn = fitting.map((line) => Math.min(line.length, columnsOf(screen)))
  }
  const repeated = repeatedly(clock, DRAWING_INTERVAL_MS, draw)
  const stop = () => {
    clear()
    repeated.stop()
  }
  return {
    start: () => {
      repeated.start()
      draw()
    },
    stop,
    above: (print) => {
      clear()
      print()
      if (repeated.isGoing()) draw()
    },
  }
}

/** For an output on which nothing can be drawn again: new lines every 15 s. */
export function signsOfLife(
  write: (lines: readonly string[]) => void,
  lines: () => readonly string[],
  clock: Pick<Clock, 'sleep'>,
): Live {
  const beat = () => {
    const now = lines()
    if (now.length === 0) return repeated.stop()
    write(now)
  }
  const repeated = repeatedly(clock, SIGN_OF_LIFE_INTERVAL_MS, beat)
  return { start: repeated.start, stop: repeated.stop, above: (print) => print() }
}

/** For somebody who wants to see nothing of it. */
export const stillLive: Live = { start: () => {}, stop: () => {}, above: (print) => print() }

function repeatedly(clock: Pick<Clock, 'sleep'>, intervalMs: number, act: () => void) {
  let going: AbortController | undefined
  const repeat = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      const slept = await clock.sleep(intervalMs, signal).then(
        () => true,
        () => false,
      )
      if (slept && !signal.aborted) act()
    }
  }
  return {
    isGoing: () => going !== undefined,
    start: () => {
      if (going !== undefined) return
      going = new AbortController()
      void repeat(going.signal)
    },
    stop: () => {
      going?.abort()
      going = undefined
    },
  }
}

function columnsOf({ columns = DEFAULT_COLUMNS }: Screen): number {
  return Math.max(1, columns)
}

/** As many lines as the screen has room for, each cut to its width. */
function fitted(lines: readonly string[], screen: Screen): readonly string[] {
  const columns = Math.max(MIN_COLUMNS, columnsOf(screen))
  const rows = Math.max(1, (screen.rows ?? DEFAULT_ROWS) - 1)
  return lines.slice(0, rows).map((line) => (line.length < columns ? line : `${line.slice(0, columns - 2)}…`))
}

/** Moves to where lines begin. A terminal that got narrower since has wrapped them. */
function toStartOf(widths: readonly number[], columns: number): string {
  const rows = widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0)
  return rows > 1 ? `\r\u001b[${rows - 1}A` : '\r'
}
