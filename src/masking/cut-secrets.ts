import type { FormIndex } from './form-index.js'
import type { TextSpan } from './text-span.js'

/** Of a secret that was cut, fewer characters than this tell nothing, and are words of other texts. */
const MIN_CUT_CHARACTERS = 8

/**
 * What is left of secrets where the gate has cut a text: their beginnings before a `…`, and their ends behind one.
 * There may be white space between.
 */
export function cutSecrets(text: string, forms: FormIndex): TextSpan[] {
  const spans: TextSpan[] = []
  if (forms.longest <= MIN_CUT_CHARACTERS) return spans
  for (let at = text.indexOf('…'); at >= 0; at = text.indexOf('…', at + 1)) {
    spans.push(...beginningBefore(text, at, forms), ...endingBehind(text, at + 1, forms))
  }
  return spans
}

/** No form goes beyond the end of a line. */
function beginningBefore(text: string, cut: number, forms: FormIndex): TextSpan[] {
  let end = cut
  while (end > 0 && isSpace(text, end - 1)) end -= 1
  const line = text.lastIndexOf('\n', end - 1) + 1
  for (let start = Math.max(line, end - forms.longest + 1); start <= end - MIN_CUT_CHARACTERS; start += 1) {
    if (forms.hasBeginning(text.slice(start, end))) return [{ start, end }]
  }
  return []
}

function endingBehind(text: string, cut: number, forms: FormIndex): TextSpan[] {
  let start = cut
  while (start < text.length && isSpace(text, start)) start += 1
  const lineEnd = text.indexOf('\n', start)
  const last = Math.min(lineEnd < 0 ? text.length : lineEnd, start + forms.longest - 1)
  for (let end = last; end >= start + MIN_CUT_CHARACTERS; end -= 1) {
    if (forms.hasEnding(text.slice(start, end))) return [{ start, end }]
  }
  return []
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
