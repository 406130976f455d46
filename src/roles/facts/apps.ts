import { listed } from '../../common/sentence.js'
import type { Service } from '../../compose/project.js'
import type { Reason } from '../role-decision.js'
import type { ServiceFacts } from '../service-facts.js'
import { alternativesAmong, type PortRivals } from './alternatives.js'

/** Which of the servers are the apps. */
export interface Apps {
  /** App → why it is one. */
  readonly apps: ReadonlyMap<string, Reason>
  /** Service that gave way to an app → why. */
  readonly variants: ReadonlyMap<string, Reason>
  readonly rivals: readonly PortRivals[]
}

/** The servers that publish a port; where none does, those that no other server waits for. */
export function appsAmong(servers: readonly ServiceFacts[]): Apps {
  const publishing = servers.filter(({ publishes }) => publishes)
  if (publishing.length > 0) return publishedApps(publishing)
  const names = new Set(servers.map(({ service }) => service.name))
  const ends = servers.filter(({ dependents }) => dependents.every(({ service }) => !names.has(service.name)))
  const why = 'no service publishes a port, and no other service depends on it'
  return {
    apps: new Map(ends.map(({ service }) => [service.name, { why }])),
    variants: new Map(),
    rivals: [],
  }
}

function publishedApps(publishing: readonly ServiceFacts[]): Apps {
  const { kept, variants, rivals } = alternativesAmong(publishing)
  const reason = ({ name }: Service, why: string) =>
    [name, { why, path: ['services', name, 'ports'] }] as const
  return {
    apps: new Map(kept.map(({ service }) => reason(service, publishedPorts(service)))),
    variants: new Map(
      variants.map(({ variant, of, port }) =>
        reason(variant.service, `publishes port ${port} like ${of.service.name}, which it is a variant of`),
      ),
    ),
    rivals,
  }
}

function publishedPorts({ ports }: Service): string {
  const numbers = ports.map(({ target, protocol }) => (protocol === 'udp' ? `${target}/udp` : `${target}`))
  const shown = listed(numbers.slice(0, 4)) + (numbers.length > 4 ? ' …' : '')
  return `it publishes port${numbers.length === 1 ? '' : 's'} ${shown}`
}
