import { list, object, string } from '../../common/json.js'
import type { Project } from '../../compose/project.js'
import { finding } from '../catalogue.js'
import type { Finding } from '../finding.js'

const SOCKETS = /\/(?:docker|podman|containerd)\.sock$/

/** Who has the engine's socket is root on the machine, and none of what it starts is the gate's to remove. */
export function engineSocket(project: Project): readonly Finding[] {
  return Object.values(project.services).flatMap(({ name, raw }) => {
    const sources = list(raw.volumes).flatMap((volume) => string(object(volume).source) ?? [])
    const socket = sources.find((source) => SOCKETS.test(source))
    if (socket === undefined && raw.use_api_socket !== true) return []
    return finding(
      'ENGINE_SOCKET',
      project.sources.at([
        'services',
        name,
        ...(socket === undefined ? ['use_api_socket'] : ['volumes', socket]),
      ]),
      `${name} gets the engine's socket and with it the whole machine; what it starts there is not removed with the project`,
      'Leave it out of what is released, or put the service under a profile',
    )
  })
}

export function privileged(project: Project): readonly Finding[] {
  return Object.values(project.services).flatMap(({ name, raw }) => {
    if (raw.privileged !== true) return []
    return finding(
      'PRIVILEGED',
      project.sources.at(['services', name, 'privileged']),
      `${name} is privileged, so its container is no boundary for what runs in it`,
      'Name the capabilities and devices it needs: cap_add, devices',
    )
  })
}

export function hostNetwork(project: Project): readonly Finding[] {
  return Object.values(project.services).flatMap(({ name, networkMode }) => {
    if (networkMode?.kind !== 'host') return []
    return finding(
      'HOST_NETWORK',
      project.sources.at(['services', name, 'network_mode']),
      `${name} uses the host's network, so its ports are the host's own and two runs collide; the gate cannot give it free ones`,
      "Publish its ports on the project's network instead",
    )
  })
}
