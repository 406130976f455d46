import { string } from '../common/json.js'
import type { Problem } from '../common/problem.js'
import type { Project, Service } from '../compose/project.js'
import { usedDefinitions } from './used-definitions.js'

/**
 * Secrets and configs of these services that only a Swarm has: Compose refuses them when it creates the containers,
 * after everything has been built.
 */
export function swarmDefinitions(project: Project, services: readonly Service[]): readonly Problem[] {
  return usedDefinitions(project, services).flatMap(({ section, name, key, definition }) => {
    const marks = ['external', 'driver', 'template_driver'] as const
    const mark = marks.find((each) =>
      each === 'external' ? definition[each] === true : string(definition[each]),
    )
    if (mark === undefined) return []
    return [
      {
        message: `${name} is kept by a Swarm (\`${mark}\`), and Compose has none`,
        instead: 'give it a `file` or an `environment` in a Compose file for the gate',
        at: project.sources.at([section, key, mark]),
      },
    ]
  })
}
