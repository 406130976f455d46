import { list, object, string } from '../common/json.js'
import { isProbed } from '../compose/health-check.js'
import type { Service } from '../compose/project.js'
import type { RoleAssignments } from '../roles/assign-roles.js'

/** Health checks that the engine may run in a second, in all containers together. */
const MOST_A_SECOND = 4

/**
 * Service → milliseconds between two health checks by the engine, where the declared ones together would be so many
 * that they take the processor from what is booting. The gate runs them itself while it waits, and the engine's word
 * counts for stores alone, which keep their pace.
 */
export function slowerProbes({ graph, facts, started }: RoleAssignments): ReadonlyMap<string, number> {
  const services = [...started].flatMap((name) => graph.service(name) ?? [])
  if (services.some(mayAskEngine)) return new Map()
  const probed = services.flatMap((service) => {
    const { healthCheck } = service
    const interval = isProbed(healthCheck) ? healthCheck.interval : undefined
    return interval === undefined ? [] : [{ service, interval }]
  })
  const perSecond = probed.reduce(
    (sum, { service, interval }) => sum + (service.replicas * 1000) / interval,
    0,
  )
  const factor = perSecond / MOST_A_SECOND
  if (factor <= 1) return new Map()
  return new Map(
    probed
      .filter(({ service }) => facts.get(service.name)?.store?.known === undefined)
      .map(({ service, interval }) => [service.name, Math.ceil(interval * factor)]),
  )
}

/** A proxy that leads to healthy containers alone, for instance, learns from the engine which are. */
function mayAskEngine({ raw, environment }: Service): boolean {
  const sources = list(raw.volumes).map((volume) => string(object(volume).source) ?? '')
  return (
    environment.DOCKER_HOST !== undefined ||
    raw.use_api_socket === true ||
    sources.some((source) => /\.sock$|^(\/var)?\/run\/?$|docker_engine$/.test(source))
  )
}
