/** A piece of a sentence. */
export interface SentencePart {
  readonly text: string
  /** It stood between backticks: a word of a file, a command. */
  readonly isCode: boolean
}

const BETWEEN_BACKTICKS = /(?<!`)`([^`]+)`(?!`)/

/** A sentence in pieces, for pages that show code as such. A backtick without another one is text. */
export function sentenceParts(sentence: string): readonly SentencePart[] {
  return sentence
    .split(BETWEEN_BACKTICKS)
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
