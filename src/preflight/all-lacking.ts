import type { Problem } from '../common/problem.js'

/**
 * All that several looks at the machine find, one after the other. Where something is lacking already, a look that
 * fails, because no engine answers, adds nothing.
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
  return problems
}
