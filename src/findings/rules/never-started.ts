import type { ProjectRule } from '../facts.js'

/** A service that only services need which are left out themselves, or that no container is ever wanted of. */
export const neverStarted: ProjectRule = {
  code: 'NEVER_STARTED',
  severity: 'notice',
  observe: ({ graph, roles }) =>
    roles.leftOut.flatMap(({ service: name, why }) => {
      const service = graph.service(name)
      const isNeeded = graph.dependents(name).some(({ required }) => required)
      if (!service || (service.replicas !== 0 && !isNeeded)) return []
      return {
        at: graph.at(['services', name]),
        why: `${name} is not started: ${service.replicas === 0 ? 'it ' : ''}${why}`,
        instead: 'Put it under a profile, or name it in a setting',
      }
    }),
}
