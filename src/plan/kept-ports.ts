import { compare } from '../common/compare.js'
import { listed } from '../common/sentence.js'
import { addressesIn, LOOPBACK } from '../compose/machine-addresses.js'
import { wordsOf } from '../compose/name-words.js'
import { fixedHostPort } from '../compose/ports.js'
import type { Service } from '../compose/project.js'
import { type ServiceText, textsOf } from '../compose/service-texts.js'
import type { RoleAssignments } from '../roles/assign-roles.js'
import type { Adjustment } from './adjustment.js'

/** A fixed port of the machine, and who publishes it. */
interface FixedPort {
  readonly service: Service
  readonly published: string
}

/** Ports that stay as declared, though the others become free ones. */
export interface KeptPorts {
  /** Service → the ports of the machine. */
  readonly ports: ReadonlyMap<string, ReadonlySet<string>>
  /** The services on the machine's network because of which they stay. */
  readonly readers: readonly string[]
}

export const NO_PORTS: KeptPorts = { ports: new Map(), readers: [] }

type Known = Pick<RoleAssignments, 'graph' | 'started' | 'facts'>

/**
 * The ports at which services on the machine's network reach others: there they have no other way, and such a service
 * cannot run beside itself anyway.
 */
export function keptPorts({ graph, started, facts }: Known): KeptPorts {
  const services = graph.services.filter(({ name }) => started.has(name))
  const fixed = services
    .filter(({ networkMode }) => networkMode === undefined)
    .flatMap((service) =>
      service.ports.flatMap((port) => {
        const published = fixedHostPort(port)
        return published === undefined || port.protocol !== 'tcp' ? [] : [{ service, published }]
      }),
    )
  const ports = new Map<string, Set<string>>()
  const readers: string[] = []
  for (const reader of services.filter(({ networkMode }) => networkMode?.kind === 'host')) {
    const reached = reachedBy(reader, fixed, (name) => facts.get(name)?.store?.known?.name)
    if (reached.length > 0) readers.push(reader.name)
    for (const { service, published } of reached)
      ports.set(service.name, (ports.get(service.name) ?? new Set()).add(published))
  }
  return { ports, readers }
}

export function keptPortAdjustments({ ports, readers }: KeptPorts): readonly Adjustment[] {
  if (ports.size === 0) return []
  const names = [...ports].flatMap(([service, numbers]) => [...numbers].map((port) => `${port} (${service})`))
  const [noun, verb, who] = [
    names.length === 1 ? 'Port' : 'Ports',
    names.length === 1 ? 'stays' : 'stay',
    readers.length === 1 ? 'is' : 'are',
  ]
  const sentence = `${noun} ${listed(names.sort(compare))} ${verb} as declared, because ${listed(readers)} ${who} on the machine's network`
  return [{ code: 'KEPT_PORT', services: [...ports.keys()], sentence }]
}

function reachedBy(
  reader: Service,
  fixed: readonly FixedPort[],
  storeOf: (service: string) => string | undefined,
): readonly FixedPort[] {
  const texts = textsOf(reader).filter(({ key }) => key !== 'labels')
  const numbers = new Set(texts.flatMap((text) => portsSaid(text)))
  const words = new Set(hostVariables(texts).flatMap((name) => wordsOf(name)))
  const isNamed = ({ service }: FixedPort) =>
    [...wordsOf(service.name), storeOf(service.name) ?? ''].some((word) => words.has(word))
  const sure = fixed.filter(
    (port) =>
      numbers.has(port.published) || reader.dependsOn[port.service.name] !== undefined || isNamed(port),
  )
  if (sure.length > 0 || words.size === 0) return sure
  // Something of the machine is asked for, and nothing says what.
  return fixed.filter(({ service }) => storeOf(service.name) !== undefined)
}

/** Ports that a text names with the machine, or that a variable is called after: `REDIS_PORT`. */
function portsSaid({ name, text }: ServiceText): readonly string[] {
  const named = addressesIn(text, LOOPBACK).flatMap(({ port }) => (port === undefined ? [] : [String(port)]))
  return name !== undefined && /PORT$/i.test(name) && /^\d+$/.test(text) ? [...named, text] : named
}

/** Variables whose value is the machine and no port: `REDIS_HOST: localhost`. */
function hostVariables(texts: readonly ServiceText[]): readonly string[] {
  return texts.flatMap(({ name, text }) =>
    name !== undefined && addressesIn(text, LOOPBACK).some(({ port }) => port === undefined) ? [name] : [],
  )
}
