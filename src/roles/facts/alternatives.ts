import type { ServiceFacts } from '../service-facts.js'

/** Services that publish the same port of the host: they cannot run side by side. */
export interface PortRivals {
  readonly port: string
  readonly services: readonly ServiceFacts[]
}

/** What is left where variants for development give way to what they are variants of. */
export interface Alternatives {
  readonly kept: readonly ServiceFacts[]
  readonly variants: readonly {
    readonly variant: ServiceFacts
    readonly of: ServiceFacts
    readonly port: string
  }[]
  /** Those that nothing decides between. */
  readonly rivals: readonly PortRivals[]
}

export function alternativesAmong(candidates: readonly ServiceFacts[]): Alternatives {
  const kept = new Set(candidates)
  const variants: Alternatives['variants'][number][] = []
  const rivals: PortRivals[] = []
  for (const shared of sharedPorts(candidates)) {
    const { port, services } = shared
    const [of, ...others] = services.filter(({ name }) => !name.says.variant)
    if (of === undefined || others.length > 0) rivals.push(shared)
    else {
      const given = services.filter((one) => one !== of && kept.delete(one))
      variants.push(...given.map((variant) => ({ variant, of, port })))
    }
  }
  return { kept: [...kept], variants, rivals }
}

function sharedPorts(candidates: readonly ServiceFacts[]): readonly PortRivals[] {
  const users = new Map<string, { readonly port: string; readonly services: Set<ServiceFacts> }>()
  for (const facts of candidates) {
    for (const { port, key } of facts.hostPorts) {
      const { services } = users.get(key) ?? { services: new Set<ServiceFacts>() }
      users.set(key, { port, services: services.add(facts) })
    }
  }
  return [...users.values()]
    .filter(({ services }) => services.size > 1)
    .map(({ port, services }) => ({ port, services: [...services] }))
}
