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
    if (inspection.addresses.sharesHostNetwork(peer)) continue
    const port = portOf([peer, ...(await addressesOf(peer, inspection))], log)
    if (port === undefined) continue
    const found = await listenersOf(peer, inspection, signal)
    if (found.length > 0 && !found.some(({ ports }) => ports.has(port)))
      return listensInstead(peer, port, found)
  }
  return undefined
}

/** Drivers name the address alone that a name stands for. */
async function addressesOf(
  service: string,
  { containers, docker }: AppInspection,
): Promise<readonly string[]> {
  const found = await Promise.all(containers.of(service).map(({ id }) => docker.inspect(id)))
  return found.flatMap((one) => one?.networks.flatMap(({ address }) => address ?? []) ?? [])
}

/** `http://api:9000/`, `"db" (172.18.0.2), port 5433`, `172.18.0.2:5433` */
function portOf(names: readonly string[], log: string): number | undefined {
  const name = names.map((one) => one.replace(/[^\w-]/g, '\\$&')).join('|')
  const found = new RegExp(`(?<![\\w.-])(?:${name})(?::|"?(?: \\([^()]*\\))?,? port:? )(\\d{1,5})\\b`).exec(
    log,
  )
  return found?.[1] === undefined ? undefined : Number(found[1])
}
