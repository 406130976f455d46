import type { ProjectRule } from '../facts.js'

export const hostNetwork: ProjectRule = {
  code: 'HOST_NETWORK',
  severity: 'warning',
  observe: ({ project: { services, sources } }) =>
    Object.values(services)
      .filter(({ networkMode }) => networkMode?.kind === 'host')
      .map(({ name }) => ({
        about: name,
        at: sources.at(['services', name, 'network_mode']),
        why: `${name} uses the host's network, so its ports are the host's own and two runs collide; the gate cannot give it free ones`,
        instead: "Publish its ports on the project's network instead",
      })),
}
