import { isTlsPort } from '../checks/tls.js'
import { grpcPorts } from '../compose/grpc-probe.js'
import type { Service } from '../compose/project.js'
import { storePorts } from '../stores/known-stores.js'
import { developmentServers, otherProtocols } from './known/other-protocols.js'

const others = new Set(otherProtocols.flatMap(({ ports }) => ports))
const development = new Set(developmentServers.flatMap(({ ports }) => ports))

/** The published ports of a service that HTTP is worth a try on; TLS and development only where there is no other. */
export function httpPorts(service: Service): readonly number[] {
  const targets = service.ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target)
  const grpc = grpcPorts(service)
  const candidates = [...new Set(targets)].filter(
    (port) => !others.has(port) && !storePorts.has(port) && !grpc.has(port),
  )
  const first = Math.min(...candidates.map(rank))
  return candidates.filter((port) => rank(port) === first)
}

function rank(port: number): number {
  if (development.has(port)) return 2
  return isTlsPort(port) ? 1 : 0
}
