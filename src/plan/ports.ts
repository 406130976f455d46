import { knownStores } from '../project/known-stores.js'
import type { Service } from '../project/model.js'

/** Ports that answer something else than HTTP: mail, names, remote shells, debuggers, MQTT. */
const otherProtocols = new Set([
  21, 22, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995, 1025, 1883, 2222, 5005, 5678, 8883, 9003, 9229,
  9230,
])
/** Where a browser would speak TLS. */
const tls = new Set([443, 4443, 8443])
/** Store ports that apps use for HTTP as well. */
const shared = new Set([4000, 8000, 8080, 8123, 9000, 9200])

/** The published ports of a service that plain HTTP is worth a try on; TLS ports only where there is no other. */
export function httpPorts({ ports }: Service): readonly number[] {
  const targets = ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target)
  const candidates = [...new Set(targets)].filter(
    (port) => !otherProtocols.has(port) && !storePorts.has(port),
  )
  const plain = candidates.filter((port) => !tls.has(port))
  return plain.length > 0 ? plain : candidates
}
/** Where only data stores listen. */
export const storePorts: ReadonlySet<number> = new Set(
  knownStores.map(({ port }) => port).filter((port) => !shared.has(port)),
)
