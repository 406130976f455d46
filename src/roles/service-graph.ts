import { byName, compare } from '../common/compare.js'
import type { Position } from '../common/problem.js'
import { type FixedNames, fixedNames, withNamedJoins } from '../compose/container-names.js'
import type { Condition, Project, Service } from '../compose/project.js'

/** Someone who waits for a service. */
export interface Dependent {
  readonly service: Service
  readonly condition: Condition
  readonly required: boolean
}

export function completed({ condition }: Pick<Dependent, 'condition'>): boolean {
  return condition === 'service_completed_successfully'
}

/** What a service waits for, and how. */
export type Edge = readonly [string, { readonly condition: Condition; readonly required: boolean }]

/** The project as the rules look at it: services in one order whatever the file's, and who waits for whom. */
export interface ServiceGraph {
  readonly project: Project
  /** By name. */
  readonly services: readonly Service[]
  service(name: string): Service | undefined
  dependents(name: string): readonly Dependent[]
  /** What a service waits for by the files' own words, by name: `depends_on` and what it joins. */
  edges(name: string): readonly Edge[]
  /** The names that containers have by the files, which others may know them by. */
  readonly containers: FixedNames
  at(path: readonly (string | number)[]): Position | undefined
}

/** @param extra services of the run that the files do not declare */
export function serviceGraph(project: Project, extra: readonly Service[] = []): ServiceGraph {
  const replaced = new Set(extra.map((service) => service.name))
  const declared = Object.values(project.services).filter((service) => !replaced.has(service.name))
  const known = [...declared, ...extra]
  const containers = fixedNames(known, project.declaredName)
  const services = known.map((service) => withNamedJoins(service, containers)).sort(byName)
  const all = new Map(services.map((service) => [service.name, service]))
  const edges = new Map(services.map((service) => [service.name, edgesOf(service)]))
  const dependents = dependentsOf(services, edges)
  return {
    project,
    services,
    service: (name) => all.get(name),
    dependents: (name) => dependents.get(name) ?? [],
    edges: (name) => edges.get(name) ?? [],
    containers,
    at: (path) => project.sources.at(path),
  }
}

function dependentsOf(
  services: readonly Service[],
  edges: ReadonlyMap<string, readonly Edge[]>,
): ReadonlyMap<string, readonly Dependent[]> {
  const found = new Map<string, Dependent[]>()
  for (const service of services) {
    for (const [name, { condition, required }] of edges.get(service.name) ?? []) {
      const dependents = found.get(name)
      if (dependents) dependents.push({ service, condition, required })
      else found.set(name, [{ service, condition, required }])
    }
  }
  return found
}

function edgesOf(service: Service): readonly Edge[] {
  const joined = service.joins
    .filter((name) => service.dependsOn[name] === undefined && name !== service.name)
    .map((name) => [name, { condition: 'service_started', required: true }] as const)
  return [...Object.entries(service.dependsOn), ...joined].sort(([left], [right]) => compare(left, right))
}

/** All that services wait for by the files' own words, however far away. */
export function reach(graph: ServiceGraph, ...names: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...names]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [target] of graph.edges(next)) {
      if (reached.has(target)) continue
      reached.add(target)
      open.push(target)
    }
  }
  return reached
}

/** All that wait for a service by the files' own words, however far away. */
export function awaiting(graph: ServiceGraph, name: string): ReadonlySet<string> {
  const reached = new Set<string>([name])
  for (const next of reached) for (const { service } of graph.dependents(next)) reached.add(service.name)
  reached.delete(name)
  return reached
}
