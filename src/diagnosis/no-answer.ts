import type { CheckResult } from '../checks/attempts.js'
import type { OpenPorts } from '../readiness/open-ports.js'
import { needReach } from './out-of-reach.js'
import { pausedNote } from './paused.js'
import { type AppInspection, listenersOf } from './service-listeners.js'

/** How many ports of a server a sentence names at most. */
const MAX_NAMED_PORTS = 5

/**
 * The result of a check in one line. For a check without an answer, the line also says what the service listens on
 * instead, which is the most common reason: a server on loopback alone, or on another port.
 * @param target where the app is expected
 * @throws EngineTrouble where the app is there but cannot be reached from here
 */
export async function explainResult(
  result: CheckResult,
  { service, port }: { readonly service: string; readonly port: number },
  target: () => Promise<URL>,
  inspection: AppInspection,
  signal: AbortSignal,
): Promise<string> {
  if (result.status === 'passed' || result.came === 'to an answer') return result.detail
  const { remoteHost } = inspection.addresses
  const isOnHost = inspection.addresses.sharesHostNetwork(service)
  if (isOnHost && remoteHost === undefined) return result.detail
  const note = await pausedNote(inspection.containers.of(service), inspection.docker)
  if (note !== '') return `${result.detail}${note}`
  const found = await listenersOf(service, inspection, signal)
  // On the machine's own network, other servers of the machine are seen as well.
  const isOpen = found.some(({ ports, loopback }) => ports.has(port) || (isOnHost && loopback.has(port)))
  const isUnknown = found.length === 0
  if (!isOpen && !isUnknown)
    return isOnHost ? result.detail : `${result.detail}; ${listensInstead(service, port, found)}`
  // Near the engine, nothing but the app itself can refuse a connection.
  if (result.came === 'nowhere' && (isOpen || remoteHost !== undefined)) {
    await needReach(service, port, await target(), inspection.clock, { remoteHost, isUnknown })
  }
  return result.detail
}

/** What a service listens on where nothing can be reached at the port that is asked. */
export function listensInstead(service: string, port: number, found: readonly OpenPorts[]): string {
  const loopback = new Map(found.flatMap((one) => [...one.loopback]))
  const here = loopback.get(port)
  if (here !== undefined) return `${service} listens on ${here} only: make it listen on 0.0.0.0`
  const open = [...new Set(found.flatMap(({ ports }) => [...ports]))].sort((a, b) => a - b)
  const closed = [...loopback].filter(([one]) => !open.includes(one)).map(([, place]) => place)
  const places = [...open.map(String), ...closed]
  if (places.length === 0) return `${service} listens on no port`
  const named = places.slice(0, MAX_NAMED_PORTS).join(', ')
  const more = places.length > MAX_NAMED_PORTS ? ', …' : ''
  return `nothing listens on port ${port} of ${service}; it listens on ${named}${more}`
}
