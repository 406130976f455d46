import { list, object, string } from '../common/json.js'
import type { Problem } from '../common/problem.js'
import type { Project, Service } from '../compose/project.js'

/**
 * Secrets and configs that these services take from variables that are not set. Compose notices only when it creates
 * the containers, after everything has been built.
 */
export function unsetSecrets(project: Project, services: readonly Service[]): readonly Problem[] {
  return (['secrets', 'configs'] as const).flatMap((section) => {
    const used = new Set(services.flatMap(({ raw }) => list(raw[section]).map(nameOf)))
    return Object.entries(object(project.model[section])).flatMap(
      ([name, definition]): readonly Problem[] => {
        const variable = string(object(definition).environment)
        if (variable === undefined || !used.has(name) || project.sources.isSet(variable)) return []
        return [
          {
            message: `the ${section.slice(0, -1)} ${name} takes its value from ${variable}, which is not set`,
            instead: 'set it, in the environment or an env file',
            at: project.sources.at([section, name, 'environment']),
          },
        ]
      },
    )
  })
}

function nameOf(entry: Parameters<typeof string>[0]): string | undefined {
  return string(entry) ?? string(object(entry).source)
}
