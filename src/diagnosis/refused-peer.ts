import { listensInstead } from './no-answer.js'
import { type AppInspection, listenersOf } from './service-listeners.js'

const REFUSED = /refused/i

/**
 * What a service listens on instead, where a log says that it refused a connection to one of its ports. One clause, or
 * undefined where it listens there by now, or where the log names no such port.
 * @param log the lines that tell the failure
 * @param peers services that may be meant
 */
export async function refusedPeer(
  log: string,
  peers: readonly string[],
  inspection: AppInspection,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!REFUSED.test(log)) return undefined
  for (const peer of peers) {
    const port = portOf(peer, log)
    if (port === undefined || inspection.addresses.sharesHostNetwork(peer)) continue
    const found = await listenersOf(peer, inspection, signal)
    if (found.length > 0 && !found.some(({ ports }) => ports.has(port)))
      return listensInstead(peer, port, found)
  }
  return undefined
}

/** `http://api:9000/`, `"db" (172.18.0.2), port 5433` */
function portOf(service: string, log: string): number | undefined {
  const name = service.replace(/[^\w-]/g, '\\$&')
  const found = new RegExp(`(?<![\\w.-])${name}(?::|"?(?: \\([^()]*\\))?,? port:? )(\\d{1,5})\\b`).exec(log)
  return found?.[1] === undefined ? undefined : Number(found[1])
}
