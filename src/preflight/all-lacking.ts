import type { Position, Problem } from '../common/problem.js'

/**
 * All that several looks at the machine find, one after the other. Where something is lacking already, a look that
 * fails, because no engine answers, adds nothing. Nor does what is lacking for a value that is wrong in itself.
 * @throws what a look throws where nothing is lacking
 */
export async function allLacking(
  looks: readonly (() => Promise<readonly Problem[]>)[],
  found: readonly Problem[] = [],
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const look of looks) {
    try {
      problems.push(...(await look()))
    } catch (error) {
      if (problems.length + found.length === 0) throw error
    }
  }
  return problems.filter(({ at }) => !found.some((known) => isSamePlace(known.at, at)))
}

function isSamePlace(one: Position | undefined, other: Position | undefined): boolean {
  return (
    one !== undefined && one.file === other?.file && one.line === other.line && one.column === other.column
  )
}
