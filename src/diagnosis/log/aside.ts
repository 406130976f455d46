import { DETAILS, POINTERS, TRAILERS, WRAPPERS } from './data/asides.js'
import { hasForm } from './data/form.js'
import { FRAMES, QUOTES } from './data/frames.js'

/** A stack frame, a quotation of source, a bracket: nothing that says something in words. */
export function isNoise(text: string): boolean {
  return text.trim() === '' || hasForm(QUOTES, text) || hasForm(FRAMES, text)
}

export function isFrame(text: string): boolean {
  return hasForm(FRAMES, text)
}

/** Where to read more, what to do. */
export function isPointer(text: string): boolean {
  return hasForm(POINTERS, text)
}

/** What is added to a message: a statement, a place, a field of an error. */
export function isDetail(text: string): boolean {
  return hasForm(DETAILS, text)
}

export function isTrailer(text: string): boolean {
  return hasForm(TRAILERS, text)
}

export function isWrapper(text: string): boolean {
  return hasForm(WRAPPERS, text)
}

/** Whatever is not the matter itself. */
export function isAside(text: string): boolean {
  return isNoise(text) || isPointer(text) || isDetail(text) || isTrailer(text) || isWrapper(text)
}
