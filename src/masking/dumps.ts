import { DUMP_WAYS, LETTERED, MIN_DUMP_BYTES } from './dump-ways.js'
import type { Reading } from './reading.js'
import type { TextSpan } from './text-span.js'

/** Characters that a byte takes at least. */
const MIN_BYTE_CHARACTERS = 2

/** Characters behind a dump that say that somebody has cut it. */
const CUT_CHARACTERS = 8

/**
 * What each dump in a text says: bytes in digits, each as the letter of its number, and the letters beside them as one
 * text. Each reading is of one dump alone: a log has many ids, and is long.
 * @param mayHold whether bytes, as letters, are worth a reading
 */
export function dumpsIn(reading: Reading, mayHold: (bytes: string) => boolean): readonly Reading[] {
  return DUMP_WAYS.flatMap((way) => {
    const { pattern, meanings } = way
    const spans = joined([...reading.text.matchAll(pattern)], way === LETTERED)
    const long = spans.filter(({ start, end }) => end - start >= MIN_DUMP_BYTES * MIN_BYTE_CHARACTERS)
    return meanings.flatMap(({ sign, said, partsOf }) =>
      long
        .filter(({ start, end }) => {
          const dump = reading.text.slice(start, end)
          return (sign?.test(dump) ?? true) && mayHold(dump.replace(pattern, said))
        })
        .map(({ start, end }) => reading.part(start, end + CUT_CHARACTERS).replaced(pattern, partsOf)),
    )
  })
}

/** Where matches stand. @param areLines those that follow each other are one */
function joined(matches: readonly RegExpMatchArray[], areLines: boolean): readonly TextSpan[] {
  const spans: TextSpan[] = []
  for (const { index: start = 0, 0: match } of matches) {
    const before = spans.at(-1)
    const end = start + match.length
    if (areLines && before?.end === start) spans[spans.length - 1] = { start: before.start, end }
    else spans.push({ start, end })
  }
  return spans
}

/** The end of a line of a dump that may go on in the next. */
const ENDS_IN_DUMP =
  /(?:(?:(?:0[xX])?[\da-fA-F]{1,4}[ \t:,-]+){3,}(?:(?:0[xX])?[\da-fA-F]{1,4}[:,]?|(?:[|>]|(?<=[ \t]{2}))[^\n]{1,17})?|(?: {3}[ -~]| {2}(?:\\[0abfnrtv]|sp)| [0-3][0-7]{2}){3,}|[\da-fA-F]{8,16}[ \t]+[\da-fA-F]{8,16}|[\da-fA-F]{32,}|(?:^|\n)[ \t]*\d{1,3},)[ \t]*(?:\r?\n|\\r\\n|\\n)$/

/** Characters of a line from its end on that `goesOnDumped` has to see. */
export const DUMP_CONTEXT_CHARACTERS = 120

/** Whether what comes next may be the next line of a dump. @param text up to the beginning of a line */
export function goesOnDumped(text: string): boolean {
  return ENDS_IN_DUMP.test(text.slice(-DUMP_CONTEXT_CHARACTERS))
}
