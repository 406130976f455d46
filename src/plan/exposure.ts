import { string } from '../common/json.js'
import { fixedNames, rejoined } from '../compose/container-names.js'
import type { ServiceGraph } from '../roles/service-graph.js'

/** Where what listens in a service is reached from outside. */
export type Exposure =
  /** At the ports this service publishes: itself, or the one whose network it shares. */
  | { readonly kind: 'published'; readonly by: string }
  /** At the ports of the engine's machine, whose network it uses; the engine publishes none of it. */
  | { readonly kind: 'host' }
  | { readonly kind: 'none'; readonly why: string }

/** @param modeOf the `network_mode` of a service, where one is written */
export function exposureBy(service: string, modeOf: (service: string) => string | undefined): Exposure {
  const passed = new Set<string>()
  for (let by = service; ; ) {
    passed.add(by)
    const [kind, name = ''] = (modeOf(by) ?? '').split(':')
    if (kind === 'host') return { kind }
    if (kind === 'none') return { kind, why: 'has no network (`network_mode: none`)' }
    if (kind === 'container') {
      return { kind: 'none', why: `shares the network of ${name}, a container that is not the project's` }
    }
    // Who shares in a ring shares nothing; that there is one is told elsewhere.
    if (kind !== 'service' || passed.has(name)) return { kind: 'published', by }
    by = name
  }
}

/** The door of a service as the run will have it: a fixed container name of the project's own is a service. */
export function exposureIn(scene: ServiceGraph, service: string): Exposure {
  const names = fixedNames(scene.services)
  return exposureBy(service, (name) => {
    const raw = scene.service(name)?.raw ?? {}
    return string(rejoined(raw, names).network_mode ?? raw.network_mode)
  })
}
