import { isProbed } from '../../compose/health-check.js'
import type { ProjectRule, Store } from '../facts.js'
import { healthCheckFor } from '../health-check-for.js'
import { shortDependencies } from '../short-dependencies.js'

/** The short form of `depends_on` waits for a container that runs, not for a server that answers. */
export const storeDependency: ProjectRule = {
  code: 'STORE_DEPENDENCY',
  severity: 'warning',
  observe: ({ project, stores }) => {
    const all = new Map(stores.map((store) => [store.service.name, store]))
    return Object.values(project.services).flatMap((service) =>
      shortDependencies(service).flatMap((target) => {
        const store = all.get(target)
        if (store === undefined) return []
        return {
          about: `${service.name} (${target})`,
          at: project.sources.at(['services', service.name, 'depends_on', target]),
          why: `${service.name} waits until ${target} has been started, not until it answers; the gate waits for its answer`,
          instead: `Write depends_on: {${target}: {condition: service_healthy}} under ${service.name}${withHealthCheck(store)}`,
        }
      }),
    )
  },
}

/** Nothing can wait for the health of what has no health check: `up` fails then. */
function withHealthCheck({ service, kind }: Store): string {
  if (isProbed(service.healthCheck)) return ''
  return `, and ${healthCheckFor(kind) ?? 'a health check'} under ${service.name}`
}
