/** Characters of a value that a sentence shows. */
const MAX_SENTENCE_CHARACTERS = 120

/**
 * Fits a text into a sentence: one line, without control characters (an answer may hold terminal escapes), cut where
 * it is long.
 * @param most characters
 */
export function oneLine(text: string, most: number = MAX_SENTENCE_CHARACTERS): string {
  // The cut comes first: an answer may be long, and only what is shown needs cleaning.
  const line = printable(text.slice(0, most * 4))
    .replace(/\s+/g, ' ')
    .trim()
  const whole = line.length <= most && text.length <= most * 4
  return whole ? line : `${wellFormed(line.slice(0, most - 1))}…`
}

/** A JSON value as a sentence shows it. */
export function showJson(value: unknown): string {
  return value === undefined ? 'nothing' : oneLine(writeJson(value))
}

/** Replaces characters that a terminal or a log would obey. Line ends and tabs stay. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, (char) => (char === '\r' ? '' : '\ufffd'))
}

/** The first bytes of a text in UTF-8, and whether that is not all. */
export function firstBytes(text: string, bytes: number): { readonly text: string; readonly cut: boolean } {
  const all = Buffer.from(text.slice(0, bytes), 'utf8')
  const cut = all.length > bytes || text.length > bytes
  if (!cut) return { text, cut }
  return {
    text: all
      .subarray(0, bytes)
      .toString('utf8')
      .replace(/\ufffd$/, ''),
    cut,
  }
}

function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing'
  } catch {
    // JSON.stringify cannot go so deep. The evidence shows the answer itself.
    return Array.isArray(value) ? '[…]' : '{…}'
  }
}

/** Without the half of a character that the cut may have left. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '')
}
