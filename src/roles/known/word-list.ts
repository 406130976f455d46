import { remembered } from '../../common/remembered.js'

/** Words that say the same. */
export interface WordList {
  readonly words: readonly string[]
  has(word: string): boolean
}

/** @param lines words with a blank between two; `test*` is any word that begins so */
export function wordList(...lines: readonly string[]): WordList {
  const words = wordsIn(...lines)
  const meaningsOf = wordIndex({ words })
  return { words, has: (word) => meaningsOf(word).length > 0 }
}

/** @param lines words with a blank between two */
export function wordsIn(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '))
}

/**
 * Looks words up in several lists at once.
 * @param lists meaning → the words that say so; `test*` is any word that begins so
 * @returns what a word says
 */
export function wordIndex<Meaning extends string>(
  lists: Readonly<Record<Meaning, readonly string[]>>,
): (word: string) => readonly Meaning[] {
  const whole = new Map<string, Meaning[]>()
  const beginnings: (readonly [string, Meaning])[] = []
  for (const meaning in lists) {
    for (const word of lists[meaning]) {
      if (word.endsWith('*')) beginnings.push([word.slice(0, -1), meaning])
      else whole.set(word, [...(whole.get(word) ?? []), meaning])
    }
  }
  return remembered((word) => {
    const begun = beginnings.filter(([beginning]) => word.startsWith(beginning))
    const found = whole.get(word) ?? []
    return begun.length === 0 ? found : [...found, ...begun.map(([, meaning]) => meaning)]
  })
}
