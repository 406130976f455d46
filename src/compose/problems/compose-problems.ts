import type { Problem } from '../../common/problem.js'
import { withoutWarnings } from '../compose-warnings.js'
import type { SourceTree } from '../source/source-tree.js'
import { explainMessage } from './compose-messages.js'
import { dependencyProblems } from './dependency-problems.js'
import { missingVariables } from './missing-variables.js'

/**
 * What is wrong with the files, in Compose's own words with the places added. Compose stops at the first problem.
 * Missing variables and wrong dependencies are all reported nevertheless, as the files show them.
 */
export function composeProblems(
  answer: { readonly exitCode: number; readonly stderr: string },
  tree: SourceTree,
): readonly Problem[] {
  const own = tree.isWhole ? [...missingVariables(tree), ...dependencyProblems(tree)] : []
  const told = messages(withoutWarnings(answer.stderr)).flatMap((message) => explainMessage(message, tree))
  if (told.length === 0 && own.length === 0) {
    return [{ message: `docker compose config ended with ${answer.exitCode} and said nothing` }]
  }
  const isOwn = (problem: Problem) => own.some(({ message }) => sameMatter(message, problem.message))
  return [...told.filter((problem) => !isOwn(problem)), ...own]
}

/** Of fields with wrong types Compose reports several at once. */
function messages(text: string): readonly string[] {
  const decoding = /^decoding failed due to the following error\(s\):\s*([\s\S]*)$/.exec(text)
  if (decoding !== null) return (decoding[1] ?? '').split(/\n+/).filter((line) => line !== '')
  return text === '' ? [] : [text]
}

/** Whether two messages report one problem. A circle may be reported from any of its services. */
function sameMatter(own: string, told: string): boolean {
  if (told.endsWith(own)) return true
  const [one, other] = [own, told].map((text) => /^dependency cycle detected: (.*)$/.exec(text)?.[1])
  const members = (cycle: string) => [...new Set(cycle.split(' -> '))].sort().join()
  return one !== undefined && other !== undefined && members(one) === members(other)
}
