import type { Problem } from '../problem.js'
import type { SourceTree } from './read-sources.js'
import { withoutWarnings } from './warnings.js'

/** What Compose found wrong, in its own words, with the place in the files added. */
export function composeProblems(
  answer: { readonly exitCode: number; readonly stderr: string },
  _tree: SourceTree,
): readonly Problem[] {
  const text = withoutWarnings(answer.stderr)
  return [{ message: text === '' ? `docker compose config ended with ${answer.exitCode}` : text }]
}
