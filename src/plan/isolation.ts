import { object } from '../common/json.js'
import { listed } from '../common/sentence.js'
import { type FixedNetwork, fixedNetworks } from '../compose/fixed-networks.js'
import { fixedHostPort } from '../compose/ports.js'
import type { Project, Service } from '../compose/project.js'
import type { Settings } from '../settings/settings.js'
import type { Adjustment } from './adjustment.js'
import { type KeptPorts, NO_PORTS } from './kept-ports.js'

/** Names of one line; the others are counted. */
const MAX_ISOLATED_NAMES = 6

/**
 * What only one run on an engine could have, and what the run has instead.
 * @param project with what is started alone
 * @param kept ports that stay as declared
 */
export function isolationAdjustments(
  project: Project,
  { ports }: Pick<Settings, 'ports'>,
  kept: KeptPorts = NO_PORTS,
): readonly Adjustment[] {
  const services = Object.values(project.services)
  const named = services.filter(({ containerName }) => containerName !== undefined)
  const names = adjustment(
    'CONTAINER_NAME',
    named,
    named.map(({ containerName = '' }) => containerName),
    (those) => `No fixed container names: ${those} stay names on the networks`,
  )
  return ports === 'declared'
    ? names
    : [...freePorts(services, kept), ...names, ...freeNetworks(project, services)]
}

/** On the host's network the engine publishes nothing. */
function freePorts(services: readonly Service[], kept: KeptPorts): readonly Adjustment[] {
  const fixed = services
    .filter(({ networkMode }) => networkMode?.kind !== 'host')
    .map((service) => ({ service, ports: movedPorts(service, kept) }))
    .filter(({ ports }) => ports.length > 0)
  return adjustment(
    'HOST_PORT',
    fixed.map(({ service }) => service),
    fixed.flatMap(({ ports }) => ports),
    (ports) => `Free ports on 127.0.0.1 instead of ${ports}; \`ports: declared\` keeps them`,
  )
}

function movedPorts({ name, ports }: Service, kept: KeptPorts): readonly string[] {
  const stays = kept.ports.get(name)
  return ports.flatMap((port) => fixedHostPort(port) ?? []).filter((port) => !stays?.has(port))
}

function freeNetworks(project: Project, services: readonly Service[]): readonly Adjustment[] {
  const networks = fixedNetworks(project)
  const subnets = networks.filter(({ subnets, needed }) => subnets.length > 0 && needed === undefined)
  const bridges = networks.filter(({ bridge }) => bridge !== undefined)
  return [
    ...adjustment(
      'FIXED_SUBNET',
      usersOf(subnets, services),
      subnets.flatMap((network) => network.subnets),
      (addresses) => `Addresses that the engine chooses instead of ${addresses}`,
    ),
    ...adjustment(
      'BRIDGE_NAME',
      usersOf(bridges, services),
      bridges.flatMap(({ bridge }) => bridge ?? []),
      (those) => `No fixed name of a bridge: ${those}`,
    ),
  ]
}

function usersOf(networks: readonly FixedNetwork[], services: readonly Service[]): readonly Service[] {
  return services.filter(({ raw, networkMode }) =>
    networks.some(({ key }) => networkMode === undefined && Object.hasOwn(object(raw.networks), key)),
  )
}

function adjustment(
  code: string,
  services: readonly Service[],
  names: readonly string[],
  sentence: (names: string) => string,
): readonly Adjustment[] {
  if (names.length === 0 || services.length === 0) return []
  const all = [...new Set(names)]
  const more = all.length - MAX_ISOLATED_NAMES
  const shown = more > 0 ? [...all.slice(0, MAX_ISOLATED_NAMES), `${more} more`] : all
  return [{ code, services: services.map(({ name }) => name), sentence: sentence(listed(shown)) }]
}
