import { isTlsPort } from '../checks/tls.js'
import type { Service } from '../compose/project.js'
import { storePorts } from '../stores/known-stores.js'

/** Ports that answer something else than HTTP. */
const otherProtocols = new Set([
  // Mail, names, directories, files, remote shells and screens.
  ...[21, 22, 23, 25, 53, 110, 111, 139, 143, 389, 445, 465, 514, 587, 636, 873, 993, 995, 1025, 2049, 2222],
  ...[3268, 3269, 3389, 5900, 5901],
  // Poolers, replicas and other doors of data stores.
  ...[5671, 6032, 6033, 6432, 6543, 9300, 26379, 27018, 27019, 29092, 33060],
  // Messages, logs and traces.
  ...[1883, 2003, 4317, 4369, 5044, 6667, 8883, 12201, 24224, 25672, 61613],
  // Calls between programs: gRPC, Temporal.
  ...[7233, 50051, 50052],
  // Sound and pictures.
  ...[554, 1935, 3478, 5349, 8554],
  // Debuggers, and the second connection of development servers.
  ...[5005, 9003, 9229, 9230, 24678, 35729],
])
/** Where Vite, Delve and debugpy listen, but in most images only while somebody develops; n8n serves on the last. */
const development = new Set([2345, 5173, 40_000, 5678])

/** The published ports of a service that HTTP is worth a try on; TLS and development only where there is no other. */
export function httpPorts({ ports }: Service): readonly number[] {
  const targets = ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target)
  const candidates = [...new Set(targets)].filter(
    (port) => !otherProtocols.has(port) && !storePorts.has(port),
  )
  const first = Math.min(...candidates.map(rank))
  return candidates.filter((port) => rank(port) === first)
}

function rank(port: number): number {
  if (development.has(port)) return 2
  return isTlsPort(port) ? 1 : 0
}
