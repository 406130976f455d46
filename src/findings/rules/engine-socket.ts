import { list, object, string } from '../../common/json.js'
import type { ProjectRule } from '../facts.js'

const SOCKETS = /\/(?:docker|podman|containerd)\.sock$/

/** Who has the engine's socket is root on the machine, and the gate cannot remove what is started through it. */
export const engineSocket: ProjectRule = {
  code: 'ENGINE_SOCKET',
  severity: 'warning',
  observe: ({ project: { services, sources } }) =>
    Object.values(services).flatMap(({ name, raw }) => {
      const mounted = list(raw.volumes).flatMap((volume) => string(object(volume).source) ?? [])
      const socket = mounted.find((source) => SOCKETS.test(source))
      if (socket === undefined && raw.use_api_socket !== true) return []
      const keys = socket === undefined ? ['use_api_socket'] : ['volumes', socket]
      return {
        about: name,
        at: sources.at(['services', name, ...keys]),
        why: `${name} gets the engine's socket and with it the whole machine; what it starts there is not removed with the project`,
        instead: 'Leave it out of what is released, or put the service under a profile',
      }
    }),
}
