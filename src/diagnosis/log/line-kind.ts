import { FRAMES, QUOTES } from './data/frames.js'
import { ADVICE, DETAILS, POINTERS, TRAILERS, WRAPPERS } from './data/incidental-lines.js'
import { anyForm } from './data/line-form.js'
import type { Line } from './lines.js'

/** A longer line is none of these forms. */
const MAX_FORM_CHARACTERS = 1000

function having(forms: Parameters<typeof anyForm>[0]): (text: string) => boolean {
  const has = anyForm(forms)
  return (text) => text.length <= MAX_FORM_CHARACTERS && has(text)
}

/** A stack frame. */
export const isFrame = having(FRAMES)

const isQuote = having(QUOTES)

/** A stack frame, a quotation of source, a bracket: nothing that says something in words. */
export function isNoise(text: string): boolean {
  return text.trim() === '' || isQuote(text) || isFrame(text)
}

/** Where to read more. */
export const isPointer = having(POINTERS)

/** What to do. */
export const isAdvice = having(ADVICE)

/** What is added to a message: a statement, a place, a field of an error. */
export const isDetail = having(DETAILS)

/** What runtimes print at the very end, or beside what happened. */
export const isTrailer = having(TRAILERS)

/** The words of programs that run others. */
export const isWrapper = having(WRAPPERS)

const ANSWERED = new WeakMap<Line, boolean>()

/** Whatever is not the matter itself. It is asked of a line by each headline above it, and answered once. */
export function isIncidental(line: Line): boolean {
  const known = ANSWERED.get(line)
  if (known !== undefined) return known
  const answer = line.quoted || isIncidentalText(line.text) || isIncidentalText(line.said)
  ANSWERED.set(line, answer)
  return answer
}

function isIncidentalText(text: string): boolean {
  return (
    isNoise(text) || isPointer(text) || isAdvice(text) || isDetail(text) || isTrailer(text) || isWrapper(text)
  )
}
