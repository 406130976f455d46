import type { ServiceGraph } from '../../roles/service-graph.js'
import type { ProjectRule } from '../facts.js'

/** A service that waits for a store and shares no network with it. */
export const storeNetwork: ProjectRule = {
  code: 'STORE_NETWORK',
  severity: 'warning',
  observe: ({ graph, roles, started }) =>
    roles.database.flatMap(({ service: store }) => {
      const own = networksOf(graph, store)
      if (own === undefined) return []
      const separated = graph.dependents(store).filter(({ service }) => {
        if (!started.has(service.name)) return false
        const others = networksOf(graph, service.name)
        return others !== undefined && !others.some((network) => own.includes(network))
      })
      return separated.map(({ service: { name } }) => ({
        at: graph.at(['services', name, 'networks']),
        why: `${name} depends on ${store} but shares no network with it`,
        instead: 'Give both the same entry under `networks`',
      }))
    }),
}

/** Undefined where the service joins the network of another, so that what it reaches cannot be told. */
function networksOf(graph: ServiceGraph, name: string): readonly string[] | undefined {
  const service = graph.service(name)
  if (!service || service.networkMode !== undefined) return undefined
  const { networks } = service.raw
  if (typeof networks !== 'object' || networks === null) return ['default']
  return Array.isArray(networks) ? networks.map(String) : Object.keys(networks)
}
