import type { Problem } from '../problem.js'
import type { Origin } from './model.js'

/** The origin of one item or key of a value; where nothing knows its own place, the value's. */
export function partOf(origin: Origin, key: string | number): Origin {
  const { find } = origin
  if (find === undefined) return origin
  return {
    label: typeof key === 'number' ? `${origin.label}, item ${key + 1}` : `${origin.label}.${key}`,
    at: find([key]) ?? origin.at,
    find: (path) => find([key, ...path]),
  }
}

/** A problem with what stands at an origin. */
export function problemAt(origin: Origin, wrong: string, instead: string): Problem {
  return { message: `${origin.label}: ${wrong}`, instead, at: origin.at }
}

/** A value as a message quotes it: on one line and not endless. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = text.replace(/\s+/g, ' ').trim()
  return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``
}
