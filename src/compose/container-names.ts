import { type Json, type JsonObject, string } from '../common/json.js'
import type { NetworkMode } from './network-mode.js'
import type { Project, Service } from './project.js'
import { parseShared, parseVolumesFrom, SHARING_KEYS, type SharedContainer } from './sharing.js'

/** Name of a container, fixed or by Compose's own making → the service that has it. */
export type FixedNames = Pick<ReadonlyMap<string, string>, 'get'>

/** @param declaredName the project's name without the gate; absent: nobody knows it */
export function fixedNames(services: readonly Service[], declaredName?: string): FixedNames {
  // Few projects join a container by its name.
  let names: FixedNames | undefined
  return {
    get: (name) => {
      names ??= allNames(services, declaredName)
      return names.get(name)
    },
  }
}

function allNames(services: readonly Service[], declaredName: string | undefined): FixedNames {
  const generated = services.flatMap((service) =>
    generatedNames(service, declaredName).map((name) => [name, service.name] as const),
  )
  const fixed = services.flatMap(({ containerName, name }) =>
    containerName === undefined ? [] : [[containerName, name] as const],
  )
  return new Map([...generated, ...fixed])
}

/**
 * The names that Compose would give to the containers of a service without the gate, whose runs have a name of their
 * own: `shop-db-1`, and `shop_db_1` as its first version did.
 */
export function generatedNames(
  { name, containerName, replicas }: Pick<Service, 'name' | 'containerName' | 'replicas'>,
  declaredName: string | undefined,
): readonly string[] {
  if (declaredName === undefined || containerName !== undefined) return []
  const numbers = Array.from(
    { length: Math.min(Math.max(replicas, 1), MAX_ALIASES) },
    (_, index) => index + 1,
  )
  return numbers.flatMap((number) => [
    `${declaredName}-${name}-${number}`,
    `${declaredName}_${name}_${number}`,
  ])
}

/** All names by which others call the containers of a service on its networks, aliases aside. */
export function calledOf(service: Service, declaredName: string | undefined): readonly string[] {
  const { name, containerName } = service
  return [
    name,
    ...(containerName === undefined ? [] : [containerName]),
    ...generatedNames(service, declaredName),
  ]
}

/** How containers are called on a network of which they know no other name: `db` is `db.shop_default` there too. */
export function namesOnNetwork(names: readonly string[], network: string): readonly string[] {
  return names.map((name) => `${name}.${network}`)
}

/**
 * The name that a network or a volume of the project has on the engine without the gate; undefined: nobody knows it.
 * @param key in the Compose file
 * @param name as Compose prints it for the run
 */
export function nameOnEngine(
  key: string,
  name: string | undefined,
  { name: run, declaredName }: Pick<Project, 'name' | 'declaredName'>,
): string | undefined {
  if (name !== undefined && name !== `${run}_${key}`) return name
  return declaredName === undefined ? undefined : `${declaredName}_${key}`
}

/** Containers of one service that others may know by name. */
const MAX_ALIASES = 20

/** The service whose container is meant by its name; undefined: no container of the project is. */
function serviceOf(shared: SharedContainer | undefined, names: FixedNames): string | undefined {
  return shared?.kind === 'container' ? names.get(shared.name) : undefined
}

/** To join `container:NAME` is to join the service that has the name. */
export function withNamedJoins(service: Service, names: FixedNames): Service {
  const joined = service.shares.flatMap((share) => serviceOf(share, names) ?? [])
  return joined.length === 0 ? service : { ...service, joins: [...new Set([...service.joins, ...joined])] }
}

/** The network mode as the run has it: in the run the fixed names of the project's own containers are gone. */
export function rejoinedNetwork(mode: NetworkMode | undefined, names: FixedNames): NetworkMode | undefined {
  const service = mode?.kind === 'container' ? serviceOf(mode, names) : undefined
  return service === undefined ? mode : { kind: 'service', name: service }
}

/** The keys of a service that name a container of the project's own, which name its service now. */
export function rejoined(raw: JsonObject, names: FixedNames): JsonObject {
  const changed = SHARING_KEYS.flatMap((key) => {
    const service = serviceOf(parseShared(raw[key]), names)
    return service === undefined ? [] : [[key, `service:${service}`] as const]
  })
  if (!Array.isArray(raw.volumes_from)) return Object.fromEntries(changed)
  const volumes = raw.volumes_from.map((entry: Json): Json => {
    const from = parseVolumesFrom(string(entry) ?? '')
    const service = serviceOf(from, names)
    if (service === undefined) return entry
    return from.access === undefined ? service : `${service}:${from.access}`
  })
  return { ...Object.fromEntries(changed), volumes_from: volumes }
}
