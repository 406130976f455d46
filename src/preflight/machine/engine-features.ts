import { type JsonObject, list, object } from '../../common/json.js'
import { isOlder } from '../../common/version-order.js'
import type { Machine } from '../../engine/machine.js'
import type { MachineRule } from './machine-rule.js'

interface Feature {
  readonly name: string
  /** The first Docker Engine that has it. */
  readonly since: string
  /** The version of its API: Compose refuses an engine with an older one. */
  readonly api: string
  /** Where a service uses it, below the service; undefined: it does not. */
  readonly usedAt: (service: JsonObject) => readonly string[] | undefined
}

const volumeWith = (is: (volume: JsonObject) => boolean) => (service: JsonObject) =>
  list(service.volumes).some((entry) => is(object(entry))) ? ['volumes'] : undefined
const networkWith = (key: string) => (service: JsonObject) => {
  const found = Object.entries(object(service.networks)).find(
    ([, network]) => object(network)[key] !== undefined,
  )
  return found && ['networks', found[0], key]
}

/** What Compose hands to the engine, and an older engine refuses or leaves out. */
const FEATURES: readonly Feature[] = [
  {
    name: 'volumes of `type: image`',
    since: '28.0.0',
    api: '1.48',
    usedAt: volumeWith(({ type }) => type === 'image'),
  },
  {
    name: '`volume.subpath`',
    since: '26.0.0',
    api: '1.45',
    usedAt: volumeWith(({ volume }) => object(volume).subpath !== undefined),
  },
  { name: '`interface_name`', since: '28.1.0', api: '1.49', usedAt: networkWith('interface_name') },
  { name: '`gw_priority`', since: '28.0.0', api: '1.48', usedAt: networkWith('gw_priority') },
  {
    name: '`start_interval`',
    since: '25.0.0',
    api: '1.44',
    usedAt: ({ healthcheck }) =>
      object(healthcheck).start_interval === undefined ? undefined : ['healthcheck', 'start_interval'],
  },
]

/** An engine that is too old for what the file asks. Engines that are not Docker's own count their versions otherwise. */
export const oldEngine: MachineRule = async ({ services, sources, machine }) => {
  const used = services.flatMap(({ name, raw }) =>
    FEATURES.flatMap((feature) => {
      const keys = feature.usedAt(raw)
      return keys === undefined ? [] : [{ service: name, keys, feature }]
    }),
  )
  if (used.length === 0) return []
  const engine = await machine()
  return used.flatMap(({ service, keys, feature }) => {
    const told = lackOf(feature, engine)
    if (told === undefined) return []
    const message = `${service} uses ${feature.name}, which ${told.lacks}`
    const at = sources.at(['services', service, ...keys])
    return [{ message, instead: told.instead, at, isLacking: true }]
  })
}

function lackOf({ since, api }: Feature, { version, apiVersion, isDocker }: Machine) {
  if (isDocker) {
    if (!isOlder(version, since)) return undefined
    const lacks = `Docker Engine has since ${since}, and this one is ${version}`
    return { lacks, instead: `install Docker Engine ${since} or newer` }
  }
  if (!isOlder(apiVersion, api)) return undefined
  const lacks = `Docker's API has since version ${api}, and this engine has ${apiVersion}`
  return {
    lacks,
    instead: `leave it out in a Compose file for the gate, or use Docker Engine ${since} or newer`,
  }
}
