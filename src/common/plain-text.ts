/** A string that a terminal keeps to itself, for instance a title or the target of a link, with what ends it. */
const STRINGS = String.raw`(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)`
/** Colours, movements of the cursor, and the like. */
const CONTROL_SEQUENCES = String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`
const SHORT_ESCAPES = String.raw`\u001b[ -/]*[0-~]`
/** Control characters except tab, line feed and carriage return, and characters that reorder text on the screen. */
const HIDDEN_CHARACTERS = String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]`

/** What plain text does not have: escape sequences, control characters, changes of direction. */
export const HIDDEN = new RegExp(`${STRINGS}|${CONTROL_SEQUENCES}|${SHORT_ESCAPES}|${HIDDEN_CHARACTERS}`, 'g')

const HALF_CHARACTERS = /\p{Surrogate}/gu

/** A text without what a terminal would obey: escapes, control characters, changes of direction. */
export function plainText(text: string): string {
  return text.replace(HIDDEN, '').replace(/\r\n?/g, '\n').replace(HALF_CHARACTERS, '\ufffd')
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
