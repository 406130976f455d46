import type { Project } from '../../compose/project.js'
import { finding } from '../catalogue.js'
import type { Finding } from '../finding.js'

/** One name for the whole engine: a second run, or a stranger's container, is in the way. */
export function containerName(project: Project): readonly Finding[] {
  return Object.values(project.services).flatMap(({ name, containerName }) => {
    if (containerName === undefined) return []
    return finding(
      'CONTAINER_NAME',
      project.sources.at(['services', name, 'container_name']),
      `container_name: ${containerName} can be there once on an engine, so two runs collide; the gate leaves it out and keeps it as a name on the network`,
      'Take it out: other services reach this one by its service name',
    )
  })
}

/** One port of the host, for whoever comes first. */
export function hostPort(project: Project): readonly Finding[] {
  return Object.values(project.services).flatMap(({ name, ports, networkMode }) => {
    // The engine publishes none of these; what there is to say, HOST_NETWORK says.
    if (networkMode?.kind === 'host') return []
    const fixed = ports.flatMap(({ published }) =>
      published === undefined || published === '0' ? [] : [published],
    )
    if (fixed.length === 0) return []
    const [what, them] = fixed.length === 1 ? ['port', 'it'] : ['ports', 'each']
    return finding(
      'HOST_PORT',
      project.sources.at(['services', name, 'ports']),
      `${name} publishes fixed host ${what} ${fixed.join(', ')}, which only one run at a time can have; the gate gives ${them} a free one on 127.0.0.1, unless ports is set to declared`,
      'Leave the host port out where nobody needs to know it',
    )
  })
}
