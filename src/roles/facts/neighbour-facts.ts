import type { Service } from '../../compose/project.js'
import { dataStore } from '../../stores/data-store.js'
import { completed, type Dependent, reach, type ServiceGraph } from '../service-graph.js'
import { sharesImage } from './shared-image.js'

/** What other services have to do with one. */
export interface NeighbourFacts {
  /** Who waits for it, and how. */
  readonly dependents: readonly Dependent[]
  /** Those of them that wait for its end. */
  readonly awaitingItsEnd: readonly Dependent[]
  /** Those of them that wait for its health. */
  readonly awaitingItsHealth: readonly Dependent[]
  /** Services that use its volumes by `volumes_from`. */
  readonly volumeUsers: readonly string[]
  /** Services that extend it; absent: none does. */
  readonly extendedBy: readonly string[] | undefined
}

export function neighbourFacts(service: Service, graph: ServiceGraph): NeighbourFacts {
  const dependents = graph.dependents(service.name)
  return {
    dependents,
    awaitingItsEnd: dependents.filter(completed),
    awaitingItsHealth: dependents.filter(({ condition }) => condition === 'service_healthy'),
    volumeUsers: dependents.filter(({ service: user }) => usesVolumes(user, service)).map(nameOf),
    extendedBy: extendedBy(service, graph),
  }
}

/** The first data store that a service waits for, near or far, or that another service waits for which runs its image. */
export function neededStore(service: Service, graph: ServiceGraph): string | undefined {
  const peers = graph.services.filter((other) => sharesImage(service, other))
  const needed = [service, ...peers].flatMap(({ name }) => [...reach(graph, name)].sort())
  return needed.find((name) => {
    const one = graph.service(name)
    return one !== undefined && dataStore(one) !== undefined
  })
}

function nameOf({ service }: Dependent): string {
  return service.name
}

function usesVolumes(user: Service, { name, containerName }: Service): boolean {
  return user.shares.some(
    (share) =>
      share.key === 'volumes_from' && share.name === (share.kind === 'service' ? name : containerName),
  )
}

function extendedBy({ name }: Service, { project }: ServiceGraph): readonly string[] | undefined {
  const { extended, extendedBy: known } = project.sources
  return extended.has(name) ? [...(known?.get(name) ?? [])].sort() : undefined
}
