import { distance } from 'fastest-levenshtein'

const letters = (word: string) => [...word].sort().join('')

/** Letters in another order count as one slip of the fingers. */
function edits(word: string, other: string): number {
  return letters(word) === letters(other) ? Math.min(1, distance(word, other)) : distance(word, other)
}

const plain = (word: string) => word.toLowerCase().replaceAll('_', '-')

/** The candidate the user most likely meant; undefined where none is close enough to be more than a guess. */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates
    .map((candidate) => ({ candidate, slips: edits(plain(word), plain(candidate)) }))
    .sort((a, b) => a.slips - b.slips)
  const best = scored[0]
  if (best === undefined) return undefined
  const bearable = Math.min(3, Math.floor(Math.max(word.length, best.candidate.length) / 3))
  return best.slips <= Math.max(1, bearable) ? best.candidate : undefined
}
