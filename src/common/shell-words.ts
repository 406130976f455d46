import { parse } from 'shell-quote'

/** A command line taken apart, or why it cannot be. */
export type Words =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** It needs a shell: `operator` is `&&`, `|`, `>` and the like. */
  | { readonly kind: 'operator'; readonly operator: string }
  | { readonly kind: 'unclosed' }

/** A word without its quotes, or an operator of the shell. */
export type ShellToken =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'operator'; readonly operator: string }

// Every quote closed, nothing after the last backslash: the package silently drops what is not.
const closed = /^(?:[^\\'"]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")*$/

// Unicode keeps these two for programs' own use; no text has them.
const guard = '\u{fdd0}'
const hash = '\u{fdd1}'

/**
 * Splits a command into words as a shell would, quotes and backslashes obeyed, and nothing else: the command runs
 * without a shell, so `$X`, `*`, `?`, `~` and `#` stay as they are typed.
 */
export function shellWords(text: string): Words {
  if (!closed.test(text)) return { kind: 'unclosed' }
  const words: string[] = []
  for (const token of shellTokens(text)) {
    if (token.kind === 'operator') return token
    words.push(token.word)
  }
  return { kind: 'words', words }
}

/** The words and operators of one line of shell. Nothing is expanded, and `#` begins no comment. */
export function shellTokens(text: string): readonly ShellToken[] {
  return parse(text.replaceAll('$', `$${guard}`).replaceAll('#', hash)).flatMap((entry): ShellToken[] => {
    if (typeof entry === 'string') return [word(entry)]
    if ('pattern' in entry) return [word(entry.pattern)]
    return 'op' in entry ? [{ kind: 'operator', operator: entry.op }] : []
  })
}

function word(masked: string): ShellToken {
  return { kind: 'word', word: masked.replaceAll(guard, '').replaceAll(hash, '#') }
}
