import type { ProjectRule } from '../facts.js'

/** An engine has a container's name once, so a second run, or a stranger's container, is in the way. */
export const containerName: ProjectRule = {
  code: 'CONTAINER_NAME',
  severity: 'notice',
  observe: ({ project: { services, sources } }) =>
    Object.values(services).flatMap(({ name, containerName }) => {
      if (containerName === undefined) return []
      return {
        at: sources.at(['services', name, 'container_name']),
        why: `container_name: ${containerName} can be there once on an engine, so two runs collide; the gate leaves it out and keeps it as a name on the network`,
        instead: 'Take it out: other services reach this one by its service name',
      }
    }),
}
