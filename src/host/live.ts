import { put, type Screen } from './screen.js'

/** How often the live line is drawn, and a sign of life given where there is none. Milliseconds. */
const livePace = 200
const logPace = 30_000

const clearLine = '\r\u001b[2K'
// Without line wrapping even wide characters keep to the one line that is cleared.
const wrapOff = '\u001b[?7l'
const wrapOn = '\u001b[?7h'

/** What is under way, told again and again until it stops. */
export interface Live {
  start(): void
  stop(): void
  /** Prints above the live line, which is drawn again below. */
  above(print: () => void): void
}

/**
 * One line at the bottom of a terminal, drawn five times a second.
 * @param text what it says now; empty: nothing is under way
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
      timer ??= setInterval(draw, livePace).unref()
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

/** Where a line cannot be drawn again: a line of its own every 30 s. */
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
      timer ??= setInterval(beat, logPace).unref()
    },
    stop,
    above: (print) => print(),
  }
}
