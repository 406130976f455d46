import { nearestName } from '../common/nearest-name.js'
import { type Parser, problemAt } from '../common/origin.js'
import { quoted } from '../common/sentence.js'

/** A parser for one of a few words. For any other word the error suggests the nearest. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Parser<T> {
  return (value, origin, report) => {
    const text = typeof value === 'string' ? value.trim() : value
    const found = allowed.find((word) => word === text)
    if (found !== undefined) return found
    const meant = typeof text === 'string' ? nearestName(text, allowed) : undefined
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
