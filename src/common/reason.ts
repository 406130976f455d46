declare const notBlank: unique symbol

/** A text that says something: only `reason` makes one, so no verdict and no failure is without words. */
export type StatedReason = string & { readonly [notBlank]: true }

const NOTHING_SAID = 'nothing says why'

/**
 * @param text may come from an engine, a command or a container, which may have said nothing
 * @param otherwise what to say then, for instance with the name of the step
 */
export function reason(text: string, otherwise = NOTHING_SAID): StatedReason {
  const said = isBlank(text) ? otherwise : text
  return (isBlank(said) ? NOTHING_SAID : said) as StatedReason
}

/** `what: words`; where there are no words, that there are none. @param words of an engine, a command or a container */
export function because(what: string, words: string): StatedReason {
  return reason(isBlank(words) ? `${what}, and nothing says why` : `${what}: ${words}`, NOTHING_SAID)
}

/** `what; its last line: words`, where the words do not say that anything is wrong. @param words as of `because` */
export function endingWith(what: string, words: string): StatedReason {
  return isBlank(words) ? because(what, words) : reason(`${what}; its last line: ${words}`)
}

/** Without a letter or a digit: `.`, `: `. */
function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text)
}
