import { nearestName } from '../common/nearest-name.js'
import type { Problem } from '../common/problem.js'

/** One thing that may be written, with all names a user may know it by. */
export interface KnownName {
  readonly write: string
  readonly names: readonly string[]
}

/** The problem with a name that nothing has: the nearest that something has, and all that are allowed. */
export function unknownName(label: string, name: string, choices: readonly KnownName[]): Problem {
  const near = nearestName(
    name,
    choices.flatMap(({ names }) => names),
  )
  const meant = choices.find(({ names }) => near !== undefined && names.includes(near))
  const allowed = choices.map(({ write }) => `\`${write}\``).join(', ')
  return {
    message: `${label} is unknown`,
    instead: meant ? `write \`${meant.write}\` (allowed are ${allowed})` : `write one of ${allowed}`,
  }
}
