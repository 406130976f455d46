import { isProbed } from '../../compose/health-check.js'
import type { ProjectRule } from '../facts.js'

/** Nobody can wait for a data store that cannot say that it is ready. */
export const storeHealthCheck: ProjectRule = {
  code: 'STORE_HEALTH_CHECK',
  severity: 'warning',
  observe: ({ project, stores }) =>
    stores.flatMap(({ service, kind }) => {
      if (isProbed(service.healthCheck)) return []
      const { name } = service
      const meanwhile =
        kind.probe === undefined
          ? `the gate waits until its port ${kind.port} answers`
          : 'the gate asks it with a probe of its own'
      // In a Compose file a single dollar begins a variable of Compose.
      const example = JSON.stringify(kind.probe ?? ['CMD', '…']).replaceAll('$', '$$$$')
      return {
        at: project.sources.at(['services', name, 'healthcheck']),
        why: `${name} is a data store without a health check, so nothing can wait until it answers; ${meanwhile}`,
        instead: `Write healthcheck: {test: ${example}, interval: 5s, retries: 20} under ${name}`,
      }
    }),
}
