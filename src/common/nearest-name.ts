import { distance } from 'fastest-levenshtein'

const letters = (word: string) => [...word].sort().join('')

/** Letters that changed places count as one edit. */
function edits(word: string, other: string): number {
  return letters(word) === letters(other) ? Math.min(1, distance(word, other)) : distance(word, other)
}

function sharedBeginning(word: string, other: string): number {
  let length = 0
  while (length < word.length && word[length] === other[length]) length += 1
  return length
}

const plain = (word: string) => word.toLowerCase().replaceAll('_', '-')

/** The candidate that the user most likely meant. Undefined where none is near enough. */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates
    .map((candidate) => ({
      candidate,
      count: edits(plain(word), plain(candidate)),
      shared: sharedBeginning(plain(word), plain(candidate)),
    }))
    // People rather lose a letter further on than the first ones.
    .sort((one, other) => one.count - other.count || other.shared - one.shared)
  const best = scored[0]
  if (best === undefined) return undefined
  const allowed = Math.min(3, Math.floor(Math.max(word.length, best.candidate.length) / 3))
  return best.count <= Math.max(1, allowed) ? best.candidate : undefined
}

/** So short a word is the beginning of anything. */
const MIN_SHORTENED_LENGTH = 3

/** The same for keys, which people shorten too: `img` for `image`. */
export function nearestKey(word: string, keys: readonly string[]): string | undefined {
  return nearestName(word, keys) ?? shortened(word, keys)
}

/** The only candidate that a word shortens, as `cmd` does `command`; of several the only one that is a single word. */
function shortened(written: string, candidates: readonly string[]): string | undefined {
  const word = plain(written)
  if (word.length < MIN_SHORTENED_LENGTH) return undefined
  const meant = candidates.filter((candidate) => isShortOf(word, plain(candidate)))
  const single = meant.filter((candidate) => !plain(candidate).includes('-'))
  return [meant, single].find(({ length }) => length === 1)?.[0]
}

/** Whether a word has the first letter of a name, and others of it in their order. */
function isShortOf(word: string, name: string): boolean {
  if (word[0] !== name[0]) return false
  let at = 0
  for (const letter of name) if (letter === word[at]) at += 1
  return at === word.length
}
