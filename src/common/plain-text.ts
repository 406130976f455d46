import { stripVTControlCharacters } from 'node:util'

/** Control characters except tab and line feed, and characters that reorder text on the screen. */
const HIDDEN_CHARACTERS = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff]/gu
const HALF_CHARACTERS = /\p{Surrogate}/gu

/** A text without what a terminal would obey: escapes, control characters, changes of direction. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN_CHARACTERS, '')
    .replace(HALF_CHARACTERS, '\ufffd')
}

/** `plainText` on one line, with spaces for line ends. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

export interface Limit {
  readonly lines: number
  readonly characters: number
}

/** The end of a text, where the reason usually stands, as plain text. The first line says how much is left out. */
export function lastOf(text: string, limit: Limit): string {
  const whole = text.trimEnd()
  const kept = whole.slice(-limit.characters).split('\n').slice(-limit.lines).join('\n')
  const left = whole.length - kept.length
  const notice = left > 0 ? `(${left.toLocaleString('en')} characters before this are left out)\n` : ''
  return notice + plainText(kept)
}
