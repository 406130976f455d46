/** Characters of a value that a sentence shows. */
const MAX_SENTENCE_CHARACTERS = 120

/**
 * Fits text into a sentence: one line, no control characters (an answer may hold terminal escapes), cut where it is
 * long.
 */
export function oneLine(text: string, most: number = MAX_SENTENCE_CHARACTERS): string {
  // Cut first: an answer may be long, and what is not shown need not be cleaned.
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

/** Replaces what a terminal or a log would obey; line ends and tabs stay. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, (char) => (char === '\r' ? '' : '\ufffd'))
}

/** The text's first bytes, counted in UTF-8. */
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
    // Nested too deep for JSON.stringify; the evidence shows the answer itself.
    return Array.isArray(value) ? '[…]' : '{…}'
  }
}

/** Without the half of a character that cutting may have left. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '')
}
