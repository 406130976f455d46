import { type Origin, partOf, problemAt } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'

/** A piece of text with the place it stands at. */
export interface SettingText {
  readonly text: string
  readonly origin: Origin
}

/**
 * The texts of a setting that takes several: one text, or a list of texts.
 * @param what what to write instead, where the value is neither
 */
export function settingTexts(
  value: unknown,
  origin: Origin,
  report: Report,
  what: string,
): readonly SettingText[] | undefined {
  if (typeof value === 'string') return [{ text: value, origin }]
  if (!Array.isArray(value)) {
    report(problemAt(origin, `${quoted(value)} is neither a text nor a list`, what))
    return undefined
  }
  const found = value.map((item: unknown, index) => ({ item, origin: partOf(origin, index) }))
  const good = found.flatMap(({ item, origin }) => (typeof item === 'string' ? [{ text: item, origin }] : []))
  for (const { item, origin } of found) {
    if (typeof item !== 'string') report(problemAt(origin, `${quoted(item)} is not a text`, what))
  }
  return good.length === found.length ? good : undefined
}

/** One thing a line; empty lines do not count. */
export function splitLines(all: readonly SettingText[]): readonly SettingText[] {
  return split(all, /\r?\n/)
}

/** Things separated by commas, blanks or line ends. */
export function splitNames(all: readonly SettingText[]): readonly SettingText[] {
  return split(all, /[\s,]+/)
}

function split(all: readonly SettingText[], separator: RegExp): readonly SettingText[] {
  return all.flatMap(({ text, origin }) =>
    text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ text: part, origin })),
  )
}

/** Each once, in order. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
