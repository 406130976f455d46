/** Lines that repeat together at most: a retry prints few. */
const MAX_REPEATED_LINES = 6

/** So often in a row something must be said before the rest of it is left out. */
const MIN_TIMES = 3

/** What differs each time that something is said: times, durations, numbers of processes. */
const VARYING =
  /\d{4}-\d\d-\d\d|\b\d\d:\d\d:\d\d(?:[.,]\d+)?|\b\d+(?:\.\d+)?(?:ms|s)\b|\b\d{10,}\b|\[\d+\]|(?<=\bpid[=: ])\d+/g

/** Lines of a log, of which those that a crash loop or a retry says again and again are there once, and counted. */
export function withoutRepeats(lines: readonly string[]): readonly string[] {
  const alike = lines.map((line) => line.replace(VARYING, '0'))
  const kept: string[] = []
  for (let at = 0; at < lines.length; ) {
    const { size, times } = repeatedAt(alike, at)
    kept.push(...lines.slice(at, at + size))
    if (times > 1) kept.push(`(${size === 1 ? 'this line' : `these ${size} lines`} ${times - 1} times more)`)
    at += size * times
  }
  return kept
}

/** The fewest lines from here that are said again right behind, and how often in all. */
function repeatedAt(alike: readonly string[], at: number): { readonly size: number; readonly times: number } {
  for (let size = 1; size <= MAX_REPEATED_LINES; size += 1) {
    let end = at + size
    while (end < alike.length && alike[end] === alike[end - size]) end += 1
    const times = Math.floor((end - at) / size)
    if (times >= MIN_TIMES && alike.slice(at, at + size).some((line) => line.trim() !== ''))
      return { size, times }
  }
  return { size: 1, times: 1 }
}
