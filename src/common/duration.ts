import parse from 'parse-duration'

/** Milliseconds. Timers count to 2^31 - 1; beyond it they fire at once. */
export const LONGEST_DURATION = 24 * 24 * 3_600_000

// Go's notation: numbers each with a unit, nothing between them. The package alone is more lenient (`5 minutes`).
const shape = /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/

/**
 * Reads a duration as Compose and Go write it: `90s`, `1m30s`, `1.5h`, `250ms`, `0s`, `0`.
 * @returns whole milliseconds (anything above zero is at least 1), or undefined where it is no such duration
 */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim()
  if (trimmed === '0') return 0
  if (!shape.test(trimmed)) return undefined
  // The package knows neither a number that ends in a point nor the Greek letter mu.
  const milliseconds = parse(trimmed.replace(/\.(?!\d)/g, '').replaceAll('μ', 'µ'))
  if (milliseconds === null || !Number.isFinite(milliseconds)) return undefined
  return milliseconds > 0 ? Math.max(1, Math.round(milliseconds)) : 0
}

/**
 * Writes milliseconds for people: `250ms`, `5.4s`, `1m30s`, `2h`. From one minute on whole seconds, below that tenths;
 * what it writes, `parseDuration` reads.
 */
export function formatDuration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds))
  if (whole === 0) return '0s'
  if (whole < 1000) return `${whole}ms`
  const tenths = Math.round(whole / 100)
  if (tenths < 600) return `${tenths / 10}s`
  const seconds = Math.round(whole / 1000)
  const parts = [
    { count: Math.floor(seconds / 3600), unit: 'h' },
    { count: Math.floor(seconds / 60) % 60, unit: 'm' },
    { count: seconds % 60, unit: 's' },
  ]
  return parts.flatMap(({ count, unit }) => (count > 0 ? [`${count}${unit}`] : [])).join('')
}
