import { rejoinedNetwork } from '../compose/container-names.js'
import type { NetworkMode } from '../compose/network-mode.js'
import type { ServiceGraph } from '../roles/service-graph.js'

/** Where what listens in a service is reached from outside. */
export type Exposure =
  /** At the ports this service publishes: itself, or the one whose network it shares. */
  | { readonly kind: 'published'; readonly by: string }
  /** At the ports of the engine's machine, whose network it uses; the engine publishes none of it. */
  | { readonly kind: 'host' }
  | { readonly kind: 'none'; readonly why: string }

/** @param modeOf the network mode of a service, where one is written */
export function exposureBy(service: string, modeOf: (service: string) => NetworkMode | undefined): Exposure {
  const passed = new Set<string>()
  for (let by = service; ; ) {
    passed.add(by)
    const mode = modeOf(by)
    switch (mode?.kind) {
      case 'host':
        return { kind: 'host' }
      case 'none':
        return { kind: 'none', why: 'has no network (`network_mode: none`)' }
      case 'container':
        return {
          kind: 'none',
          why: `shares the network of ${mode.name}, a container that is not the project's`,
        }
      case 'service':
        // Services that share in a ring share nothing; that there is one is told elsewhere.
        if (passed.has(mode.name)) return { kind: 'published', by }
        by = mode.name
        break
      default:
        return { kind: 'published', by }
    }
  }
}

/** Where a service is reached in the run, in which a fixed container name of the project's own means a service. */
export function exposureIn(graph: ServiceGraph, service: string): Exposure {
  return exposureBy(service, (name) => rejoinedNetwork(graph.service(name)?.networkMode, graph.containers))
}
