import { type JsonObject, list, object } from '../../common/json.js'
import { isOlder } from '../../common/version-order.js'
import type { MachineRule } from './machine-rule.js'

interface Feature {
  readonly name: string
  /** The first engine that has it. */
  readonly since: string
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
  { name: 'volumes of `type: image`', since: '28.0.0', usedAt: volumeWith(({ type }) => type === 'image') },
  {
    name: '`volume.subpath`',
    since: '26.0.0',
    usedAt: volumeWith(({ volume }) => object(volume).subpath !== undefined),
  },
  { name: '`interface_name`', since: '28.1.0', usedAt: networkWith('interface_name') },
  { name: '`gw_priority`', since: '28.0.0', usedAt: networkWith('gw_priority') },
  {
    name: '`start_interval`',
    since: '25.0.0',
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
  const { version, isDocker } = await machine()
  if (!isDocker) return []
  return used
    .filter(({ feature }) => isOlder(version, feature.since))
    .map(({ service, keys, feature: { name, since } }) => ({
      message: `${service} uses ${name}, which Docker Engine has since ${since}, and this one is ${version}`,
      instead: `install Docker Engine ${since} or newer`,
      at: sources.at(['services', service, ...keys]),
      isLacking: true,
    }))
}
