import { BuiltImages } from '../../compose/built-images.js'
import { buildersFor } from '../../compose/image-needs.js'
import type { ProjectRule } from '../facts.js'

/**
 * A service that only services need which are left out themselves, that no container is ever wanted of, or that is taken
 * for a tool though it publishes a port. Also a test that needs others: green is not to say that it has passed.
 */
export const neverStarted: ProjectRule = {
  code: 'NEVER_STARTED',
  severity: 'notice',
  observe: ({ project, graph, roles, services: facts }) => {
    const images = new BuiltImages(graph.services, project)
    const started = Object.values(project.services)
    const builders = buildersFor(started, graph.service, images, project.sources)
    return roles.leftOut.flatMap(({ service: name, why }) => {
      const service = graph.service(name)
      const isNeeded = graph.dependents(name).some(({ required }) => required)
      const known = facts.get(name)
      const isPublishedTool = known?.tool !== undefined && known.publishes
      const testsServices = known?.tests && service !== undefined && Object.keys(service.dependsOn).length > 0
      const isMissed = isNeeded || isPublishedTool || testsServices
      if (!service || (service.replicas !== 0 && !isMissed)) return []
      // Its image is wanted, and no container of it.
      if (builders.some((builder) => builder.name === name)) return []
      return {
        about: name,
        at: graph.at(['services', name]),
        why: `${name} is not started: ${service.replicas === 0 ? 'it ' : ''}${why}`,
        instead: 'Put it under a profile, or name it in a setting',
      }
    })
  },
}
