import { put, type Screen } from './screen.js'

/** Milliseconds between two drawings of the live line. */
const LIVE_LINE_INTERVAL_MS = 200

/** Milliseconds between two lines where no live line can be drawn. */
const HEARTBEAT_INTERVAL_MS = 30_000

const clearLine = '\r\u001b[2K'
// Without line wrapping even wide characters stay on the one line that is cleared.
const wrapOff = '\u001b[?7l'
const wrapOn = '\u001b[?7h'

/** Shows again and again what is going on, until it is stopped. */
export interface Live {
  start(): void
  stop(): void
  /** Prints above the live line, which is drawn again below. */
  above(print: () => void): void
}

/**
 * One line at the bottom of a terminal, drawn five times a second.
 * @param text what to show now; empty: nothing is going on, and the line stops
 */
export function liveLine(screen: Screen, text: () => string): Live {
  let timer: NodeJS.Timeout | undefined
  const clear = () => {
    if (timer) put(screen, clearLine)
  }
  const stop = () => {
    clear()
    clearInterval(timer)
    timer = undefined
  }
  const draw = () => {
    const words = text()
    if (words === '') return stop()
    const columns = Math.max(20, screen.columns ?? 80)
    const fitting = words.length < columns ? words : `${words.slice(0, columns - 2)}…`
    put(screen, `${clearLine}${wrapOff}${fitting}${wrapOn}`)
  }
  return {
    start: () => {
      timer ??= setInterval(draw, LIVE_LINE_INTERVAL_MS).unref()
      draw()
    },
    stop,
    above: (print) => {
      clear()
      print()
      if (timer) draw()
    },
  }
}

/** For an output on which no line can be drawn again: a new line every 30 s. */
export function heartbeat(write: (line: string) => void, text: () => string): Live {
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  const beat = () => {
    const words = text()
    if (words === '') return stop()
    write(words)
  }
  return {
    start: () => {
      timer ??= setInterval(beat, HEARTBEAT_INTERVAL_MS).unref()
    },
    stop,
    above: (print) => print(),
  }
}
