import { probeCommand } from '../../compose/probe-command.js'
import type { ProjectRule } from '../facts.js'

/** While they initialise, the official images run a temporary server that listens on its socket alone. */
export const probeSocket: ProjectRule = {
  code: 'PROBE_SOCKET',
  severity: 'warning',
  observe: ({ project, stores }) =>
    stores
      .filter(({ service, kind }) => probeCommand(service)?.isSocketOnly(kind.name))
      .map(({ service: { name } }) => ({
        about: name,
        at: project.sources.at(['services', name, 'healthcheck', 'test']),
        why: `the health check of ${name} asks over the socket, where the temporary server of the first start answers too; then ${name} is called healthy and goes away again; the gate also waits for the real server`,
        instead: 'Give the probe the host 127.0.0.1, for instance with -h 127.0.0.1',
      })),
}
