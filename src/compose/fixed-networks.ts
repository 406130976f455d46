import { isObject, type Json, type JsonObject, list, object, string } from '../common/json.js'
import type { Project } from './project.js'
import { isInSubnet } from './subnet.js'

/** A network that the project makes, with a subnet or a bridge that only one network of an engine can have. */
export interface FixedNetwork {
  /** Its key in the model. */
  readonly key: string
  /** As written, for instance `172.30.0.0/16`. */
  readonly subnets: readonly string[]
  /** Why a run needs just these subnets, one clause. Absent where nothing needs them. */
  readonly needed?: string | undefined
  /** The fixed name of its bridge on the host. */
  readonly bridge?: string | undefined
}

/** The option of the bridge driver that names the interface on the host. */
export const BRIDGE_NAME = 'com.docker.network.bridge.name'

export function fixedNetworks({ model }: Pick<Project, 'model'>): readonly FixedNetwork[] {
  return Object.entries(object(model.networks)).flatMap(([key, value]) => {
    const network = object(value)
    if (network.external === true) return []
    const subnets = list(object(network.ipam).config).flatMap((pool) => string(object(pool).subnet) ?? [])
    const bridge = string(object(network.driver_opts)[BRIDGE_NAME])
    if (subnets.length === 0 && bridge === undefined) return []
    return {
      key,
      subnets,
      bridge,
      needed: subnets.length > 0 ? whyNeeded(network, subnets, model) : undefined,
    }
  })
}

/** A network's options without the fixed bridge, and without subnets that nothing needs. */
export function freed(network: JsonObject, { subnets, needed }: FixedNetwork): JsonObject {
  const { ipam, driver_opts, ...rest } = network
  const { [BRIDGE_NAME]: _bridge, ...options } = object(driver_opts)
  const { config: _config, ...pools } = object(ipam)
  const keeps = subnets.length === 0 || needed !== undefined
  return {
    ...rest,
    ...(ipam === undefined ? {} : { ipam: keeps ? ipam : pools }),
    ...(driver_opts === undefined ? {} : { driver_opts: options }),
  }
}

function whyNeeded(network: JsonObject, subnets: readonly string[], model: JsonObject): string | undefined {
  const driver = string(network.driver) ?? 'bridge'
  if (driver !== 'bridge') return `its driver is ${driver}`
  if (subnets.some((subnet) => subnet.includes(':'))) return 'not every engine has IPv6 addresses to give'
  const users = [...Object.entries(object(model.services)), ...Object.entries(object(model.configs))]
  for (const [name, value] of users) {
    const address = addressesIn(value).find((one) => subnets.some((subnet) => isInSubnet(subnet, one)))
    if (address !== undefined) return `${name} speaks of ${address}`
  }
  return undefined
}

function addressesIn(value: Json): readonly string[] {
  if (typeof value === 'string') return value.match(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)/g) ?? []
  if (Array.isArray(value)) return value.flatMap(addressesIn)
  return isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => [...addressesIn(key), ...addressesIn(inner)])
    : []
}
