import type { Project, Service } from '../../compose/project.js'
import type { Plan } from '../plan.js'

/** The services of the user's files that a plan starts. */
export function startedIn({ services }: Project, { steps }: Pick<Plan, 'steps'>): readonly Service[] {
  const starting = steps.filter(({ kind }) => kind === 'start' || kind === 'job')
  const names = new Set(starting.map(({ service, declaredAs }) => declaredAs ?? service))
  return Object.values(services).filter(({ name }) => names.has(name))
}
