import { parse } from 'shell-quote'

/** A command line taken apart, or why it cannot be. */
export type Words =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** It needs a shell: `operator` is `&&`, `|`, `>` and the like. */
  | { readonly kind: 'operator'; readonly operator: string }
  | { readonly kind: 'unclosed' }

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
  const entries = parse(text.replaceAll('$', `$${guard}`).replaceAll('#', hash))
  const words: string[] = []
  for (const entry of entries) {
    if (typeof entry === 'string') words.push(entry)
    else if ('pattern' in entry) words.push(entry.pattern)
    else if ('op' in entry) return { kind: 'operator', operator: entry.op }
  }
  return {
    kind: 'words',
    words: words.map((word) => word.replaceAll(guard, '').replaceAll(hash, '#')),
  }
}
