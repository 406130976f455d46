import { isProbed } from '../../compose/health-check.js'
import type { ProjectRule } from '../facts.js'
import { healthCheckFor } from '../health-check-for.js'
import { shortDependencies } from '../short-dependencies.js'

/**
 * Nobody can wait for a data store that cannot say that it is ready. Told only where the health check can be written,
 * and where `STORE_DEPENDENCY` does not write it already.
 */
export const storeHealthCheck: ProjectRule = {
  code: 'STORE_HEALTH_CHECK',
  severity: 'warning',
  observe: ({ project, stores }) => {
    const told = new Set(Object.values(project.services).flatMap(shortDependencies))
    return stores.flatMap(({ service, kind }) => {
      const check = healthCheckFor(kind)
      if (isProbed(service.healthCheck) || check === undefined || told.has(service.name)) return []
      const { name } = service
      return {
        about: name,
        at: project.sources.at(['services', name, 'healthcheck']),
        why: `${name} is a data store without a health check, so nothing can wait until it answers; the gate asks it with a probe of its own`,
        instead: `Write ${check} under ${name}`,
      }
    })
  },
}
