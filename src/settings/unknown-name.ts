import { nearestName } from '../common/nearest-name.js'
import type { Problem } from '../common/problem.js'

/** A name that may be written, with all names by which users may know the same thing. */
export interface KnownName {
  readonly write: string
  readonly names: readonly string[]
}

/**
 * The problem of a name that does not exist. It suggests the nearest name, and lists all that are allowed.
 * @param help the command that prints the list; absent: no command does, and the list is told here
 */
export function unknownName(
  label: string,
  name: string,
  choices: readonly KnownName[],
  help?: string,
): Problem {
  const near = nearestName(
    name,
    choices.flatMap(({ names }) => names),
  )
  const meant = choices.find(({ names }) => near !== undefined && names.includes(near))
  const message = `${label} is unknown`
  if (help !== undefined)
    return {
      message,
      instead: meant ? `write \`${meant.write}\` (\`${help}\` lists all)` : `see \`${help}\``,
    }
  const allowed = choices.map(({ write }) => `\`${write}\``).join(', ')
  return {
    message,
    instead: meant ? `write \`${meant.write}\` (allowed are ${allowed})` : `write one of ${allowed}`,
  }
}
