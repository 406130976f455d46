import type { Step } from '../model.js'

/** The services that these steps start, by the names that the user's files have for them. */
export function startedBy(steps: readonly Step[]): ReadonlySet<string> {
  const starting = steps.filter(({ kind }) => kind === 'start' || kind === 'job')
  return new Set(starting.map(({ service, declaredAs }) => declaredAs ?? service))
}
