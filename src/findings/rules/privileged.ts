import type { ProjectRule } from '../facts.js'

export const privileged: ProjectRule = {
  code: 'PRIVILEGED',
  severity: 'warning',
  observe: ({ project: { services, sources } }) =>
    Object.values(services)
      .filter(({ raw }) => raw.privileged === true)
      .map(({ name }) => ({
        about: name,
        at: sources.at(['services', name, 'privileged']),
        why: `${name} is privileged, so its container is no boundary for what runs in it`,
        instead: 'Name the capabilities and devices it needs: cap_add, devices',
      })),
}
