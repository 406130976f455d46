import type { Parser } from './model.js'
import { nearest } from './nearest.js'
import { problemAt, quoted } from './origin.js'

/** A parser for a word out of a few; the nearest is suggested. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Parser<T> {
  return (value, origin, report) => {
    const text = typeof value === 'string' ? value.trim() : value
    const found = allowed.find((word) => word === text)
    if (found !== undefined) return found
    const meant = typeof text === 'string' ? nearest(text, allowed) : undefined
    const choices = allowed.map((word) => `\`${word}\``)
    report(
      problemAt(
        origin,
        `${quoted(value)} is none of ${choices.join(', ')}`,
        meant === undefined ? `write ${choices.join(' or ')}` : `write \`${meant}\``,
      ),
    )
    return undefined
  }
}
