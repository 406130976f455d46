import { lineOf, type Origin, partOf, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'

/** A text of a setting with the place where it stands. */
export interface SettingText {
  readonly text: string
  readonly origin: Origin
}

/**
 * The texts of a setting that may have several.
 * @param usage what to write instead, where the value is neither a text nor a list of texts
 */
export function settingTexts(
  value: unknown,
  origin: Origin,
  report: Report,
  usage: string,
): readonly SettingText[] | undefined {
  if (typeof value === 'string') return [{ text: value, origin }]
  if (!Array.isArray(value)) {
    report(problemAt(origin, `${quoted(value)} is neither a text nor a list`, usage))
    return undefined
  }
  const found = value.map((item: unknown, index) => ({ item, origin: partOf(origin, index) }))
  const good = found.flatMap(({ item, origin }) => (typeof item === 'string' ? [{ text: item, origin }] : []))
  for (const { item, origin } of found) {
    if (typeof item !== 'string') report(problemAt(origin, `${quoted(item)} is not a text`, usage))
  }
  return good.length === found.length ? good : undefined
}

/** The lines of the texts, without empty ones. Of several, each is told with its number, counted from 1. */
export function splitLines(all: readonly SettingText[]): readonly SettingText[] {
  return all.flatMap(({ text, origin }) => {
    const lines = text.split(/\r?\n/).map((line, index) => ({
      text: line.trim(),
      origin: lineOf(origin, index + 1),
    }))
    const written = lines.filter((line) => line.text !== '')
    return written.length > 1 ? written : written.map((line) => ({ ...line, origin }))
  })
}

/** The names in the texts, which commas, blanks or line ends separate. */
export function splitNames(all: readonly SettingText[]): readonly SettingText[] {
  return splitLines(all).flatMap(({ text, origin }) =>
    text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map((part) => ({ text: part, origin })),
  )
}

/** Each text once, in the order of the first. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
