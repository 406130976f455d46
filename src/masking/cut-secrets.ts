import type { FormIndex } from './form-index.js'
import type { TextSpan } from './text-span.js'

/** Of a secret that was cut, fewer characters than this tell nothing, and are words of other texts. */
const MIN_CUT_CHARACTERS = 8

/** What stands where a text was cut: the gate writes `…`, and many programs write `...`. */
const CUT = /…|\.{3,}/g

/** Whether something may have been cut out of a text. */
export function isCut(text: string): boolean {
  return text.includes('…') || text.includes('...')
}

/**
 * What is left of secrets where a text was cut: their beginnings before a `…`, and their ends behind one. There may be
 * white space between.
 */
export function cutSecrets(text: string, forms: FormIndex): TextSpan[] {
  if (forms.longest <= MIN_CUT_CHARACTERS || !isCut(text)) return []
  const [starts, ends] = [forms.starts(text), forms.ends(text)]
  const spans: TextSpan[] = []
  for (const { index: at, 0: mark } of text.matchAll(CUT)) {
    const end = passOver(text, at, -1)
    const start = passOver(text, at + mark.length, 1)
    // No form goes beyond the end of a line. A line may be long, and hold many marks.
    const earliest = Math.max(end - forms.longest + 1, 0)
    const first = earliest + text.slice(earliest, end).lastIndexOf('\n') + 1
    const rest = text.slice(start, start + forms.longest - 1)
    const last = start + (rest.includes('\n') ? rest.indexOf('\n') : rest.length)
    const beginning = between(starts, first, end - MIN_CUT_CHARACTERS).find((place) =>
      forms.hasBeginning(text.slice(place, end)),
    )
    const ending = between(ends, start + MIN_CUT_CHARACTERS, last).findLast((place) =>
      forms.hasEnding(text.slice(start, place)),
    )
    if (beginning !== undefined) spans.push({ start: beginning, end })
    if (ending !== undefined) spans.push({ start, end: ending })
  }
  return spans
}

/** The place behind white space, or before it. */
function passOver(text: string, from: number, step: 1 | -1): number {
  const [before, past] = step === 1 ? [0, text.length] : [1, 0]
  let at = from
  while (at !== past && /\s/.test(text.charAt(at - before))) at += step
  return at
}

/** Those of some numbers, which are in order, that are neither smaller nor larger than others. */
function between(numbers: readonly number[], least: number, most: number): readonly number[] {
  return numbers.slice(countBelow(numbers, least), countBelow(numbers, most + 1))
}

/** How many of some numbers, which are in order, are smaller than another. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}
