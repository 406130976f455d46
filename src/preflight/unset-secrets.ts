import { string } from '../common/json.js'
import type { Problem } from '../common/problem.js'
import type { Project, Service } from '../compose/project.js'
import { usedDefinitions } from './used-definitions.js'

/**
 * Secrets and configs that these services take from variables that are not set. Compose notices only when it creates
 * the containers, after everything has been built.
 */
export function unsetSecrets(project: Project, services: readonly Service[]): readonly Problem[] {
  return usedDefinitions(project, services).flatMap(({ section, name, key, definition }) => {
    const variable = string(definition.environment)
    if (variable === undefined || project.sources.isSet(variable)) return []
    return [
      {
        message: `${name} takes its value from ${variable}, which is not set`,
        instead: 'set it, in the environment or an env file',
        at: project.sources.at([section, key, 'environment']),
      },
    ]
  })
}
