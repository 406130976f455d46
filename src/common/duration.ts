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

/** What people call the units, in lower case. */
const NAMES_OF_UNITS = [
  ['ms', /^(?:ms|msecs?|milli\w*)$/],
  ['s', /^s(?:ec\w*)?$/],
  ['m', /^m(?:in\w*)?$/],
  ['h', /^h(?:(?:ou)?rs?)?$/],
] as const

/** What a last number without a unit counts: `1h30`, `1m30`, `90`. */
const UNIT_BEHIND = new Map<string | undefined, string>([
  [undefined, 's'],
  ['h', 'm'],
  ['m', 's'],
  ['s', 'ms'],
])

/** A number with its unit, or without one. */
const PART = /(\d+(?:\.\d+)?)\s*([a-z]*)/g

/** What somebody most likely meant: `5m` for `5 mins` and for `"5m"`, `90s` for `90`; absent: nobody can tell. */
export function meantDuration(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : ''
  const parts = [...text.matchAll(PART)]
  const isWhole = /^["'\s]*$/.test(text.replace(PART, ''))
  const units: (string | undefined)[] = []
  for (const [, , name = ''] of parts) {
    const unit = NAMES_OF_UNITS.find(([, names]) => names.test(name))?.[0]
    units.push(name === '' && units.length === parts.length - 1 ? UNIT_BEHIND.get(units.at(-1)) : unit)
  }
  return isWhole && parts.length > 0 && !units.includes(undefined)
    ? parts.map(([, count], index) => `${count}${units[index]}`).join('')
    : undefined
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
