import { stripVTControlCharacters } from 'node:util'

// Control characters but tab and line feed, and those that reorder text on the screen.
const unseen = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff]/gu
const halfCharacter = /\p{Surrogate}/gu

/** Text of strangers without anything a terminal would obey: escapes, control characters, changes of direction. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(halfCharacter, '\ufffd')
}

/** The same on one line, spaces for line ends. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

export interface Limit {
  readonly lines: number
  readonly characters: number
}

/** The end of a text, where the reason usually stands, in plain text; a first line says how much is left out. */
export function lastOf(text: string, limit: Limit): string {
  const whole = text.trimEnd()
  const kept = whole.slice(-limit.characters).split('\n').slice(-limit.lines).join('\n')
  const left = whole.length - kept.length
  const notice = left > 0 ? `(${left.toLocaleString('en')} characters before this are left out)\n` : ''
  return notice + plainText(kept)
}
