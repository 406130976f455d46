import { isIPv6 } from 'node:net'
import { list } from '../common/json.js'
import type { Position, Problem } from '../common/problem.js'
import { fixedHostPort, type Port, parsePorts } from '../compose/ports.js'
import type { Project, Service } from '../compose/project.js'

/** A port of the machine that the file gives to a service. */
interface HostPort {
  readonly service: Service
  readonly port: Port
  readonly published: string
  readonly at: Position | undefined
}

/**
 * Ports of the machine that several containers are to keep at once. The engine notices only when it starts the second
 * one, and says then that somebody has the port.
 * @param services those that keep their ports to the end of the run, with the ports that the file declares
 */
export function sharedPorts({ sources }: Project, services: readonly Service[]): readonly Problem[] {
  const publishing = services.filter(({ networkMode }) => networkMode?.kind !== 'host')
  const all = publishing.flatMap((service) => portsOf(service, sources))
  return all.flatMap((one, index) => {
    const { service, published, at } = one
    const other = all.slice(0, index).find((before) => collide(before, one))
    if (other === undefined && service.replicas < 2) return []
    return [
      {
        message: `${who(service, other)} publish one port of the machine, ${published}`,
        instead:
          'give each container a port of its own, or leave the setting `ports` out: then each gets a free one',
        at,
      },
    ]
  })
}

function portsOf(service: Service, sources: Project['sources']): readonly HostPort[] {
  return list(service.raw.ports).flatMap((entry, index) =>
    parsePorts([entry]).flatMap((port) => {
      const published = fixedHostPort(port)
      const at = sources.at(['services', service.name, 'ports', index])
      return published === undefined ? [] : [{ service, port, published, at }]
    }),
  )
}

function who(service: Service, other: HostPort | undefined): string {
  if (other === undefined) return `the ${service.replicas} containers of ${service.name}`
  if (other.service === service) return `two entries of ${service.name}`
  const { at } = other
  return `${other.service.name}${at === undefined ? '' : ` (${at.file}:${at.line})`} and ${service.name}`
}

function collide(one: HostPort, other: HostPort): boolean {
  return (
    one.published === other.published &&
    one.port.protocol === other.port.protocol &&
    meet(one.port.hostIp, other.port.hostIp)
  )
}

const ALL = ['0.0.0.0', '::']

/** Whether something listens at both addresses; absent: at all of the machine. */
function meet(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return true
  return isIPv6(one) === isIPv6(other) && (ALL.includes(one) || ALL.includes(other))
}
