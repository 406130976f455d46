import type { Bridge } from '../engine/bridges.js'
import type { Docker } from '../engine/docker.js'
import type { Locating } from '../engine/locating.js'
import type { OwnContainer } from '../engine/own-container.js'
import type { NetworkHere } from './network-here.js'

/** Where the engine publishes ports, as this process sees it. */
export type EnginePlace =
  /**
   * On this machine: 127.0.0.1 is the engine's as well. Where that is not proven yet, each answer has to be shown to
   * come from the engine's own container.
   */
  | { readonly kind: 'here'; readonly isProven: boolean }
  /** On a bridge of the engine: this process is in one of its containers. */
  | { readonly kind: 'container'; readonly id: string }
  /** On another machine. */
  | { readonly kind: 'elsewhere'; readonly host: string }
  /** On another machine, with a connection by way of `ssh`. */
  | { readonly kind: 'tunnel'; readonly host: string }
  /** On another network than this process's. */
  | { readonly kind: 'other network' }

/** Where an engine is, and what that means for this process. */
export interface Whereabouts {
  readonly place: EnginePlace
  /** The engine's container in which this process runs; undefined: it runs in none. */
  readonly own: OwnContainer | undefined
}

/** What tells where an engine is. */
export interface PlaceTools {
  /** Where the engine was reached, as DOCKER_HOST has it; undefined: at the default socket. */
  readonly endpoint: string | undefined
  readonly docker: Pick<Docker, 'machine'> & {
    readonly locating: Pick<Locating, 'bridges' | 'ownContainer'>
  }
  readonly network: Pick<NetworkHere, 'interfaces' | 'addresses' | 'sockets'>
  /** The real path of a socket. */
  realPath(path: string): Promise<string>
  /** Ids of containers that this process may be in. */
  readonly containers: readonly string[]
  /** The host at which the user says that ports are reached; undefined: nobody says. */
  readonly engineHost?: string | undefined
}

/** Finds out where an engine is. @throws EngineTrouble where the engine is lost */
export async function locateEngine(tools: PlaceTools): Promise<Whereabouts> {
  const { docker, containers, endpoint, engineHost } = tools
  const known = await Promise.all(containers.map((id) => docker.locating.ownContainer(id)))
  const own = known.find((container) => container !== undefined)
  const host = engineHost ?? (own === undefined ? otherMachine(endpoint) : undefined)
  if (host !== undefined && engineHost === undefined && endpoint?.startsWith('ssh://'))
    return { place: { kind: 'tunnel', host }, own }
  if (host !== undefined) return { place: { kind: 'elsewhere', host }, own }
  if (own === undefined) return { place: await whereverNear(tools), own }
  const places = {
    host: { kind: 'here', isProven: true },
    own: { kind: 'container', id: own.joinedAs },
    closed: { kind: 'other network' },
  } as const
  return { place: places[own.network], own }
}

/** The name of the machine that an endpoint leads to; undefined: it leads to this one, as far as it tells. */
function otherMachine(endpoint = ''): string | undefined {
  const host = /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]*)/.exec(endpoint)?.[1]
  return host === undefined || LOOPBACK.test(host) ? undefined : host
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|)$/

/** A socket, or a port of the loopback, may lead anywhere: the engine's bridges show whether its network is this one. */
async function whereverNear(tools: PlaceTools): Promise<EnginePlace> {
  const { docker, network } = tools
  const bridges = await docker.locating.bridges()
  const interfaces = network.interfaces()
  if (interfaces === undefined || bridges.length === 0) return { kind: 'here', isProven: false }
  if (bridges.some((bridge) => bridge.isUnique && interfaces.has(bridge.interface)))
    return { kind: 'here', isProven: true }
  const addresses = network.addresses() ?? new Set()
  const looksLikeIt = bridges.some((bridge) => mayBeHere(bridge, interfaces, addresses))
  if (looksLikeIt && !(await listensElsewhere(tools))) return { kind: 'here', isProven: false }
  // Others make no bridge before a container needs it, or make it in a network of their own.
  const { isDocker, isForwarded } = await docker.machine()
  return isDocker && !isForwarded ? { kind: 'other network' } : { kind: 'here', isProven: false }
}

/** Another engine may have a bridge of the same name, and even with the same address. */
function mayBeHere(bridge: Bridge, interfaces: ReadonlySet<string>, addresses: ReadonlySet<string>): boolean {
  const { gateways } = bridge
  return (
    interfaces.has(bridge.interface) &&
    (gateways.length === 0 || gateways.some((gateway) => addresses.has(gateway)))
  )
}

/**
 * Whether the engine's socket was opened on another network. In a container the socket may have another path than
 * where it was opened, so that nothing is known.
 */
async function listensElsewhere({
  endpoint = '',
  network,
  containers,
  realPath,
}: PlaceTools): Promise<boolean> {
  const path = /^unix:\/\/(\/.*)$/.exec(endpoint)?.[1]
  const sockets = network.sockets()
  if (path === undefined || sockets === undefined || containers.length > 0) return false
  if (sockets.has(path) || sockets.has(await realPath(path))) return false
  const real = await Promise.all([...sockets].filter((socket) => socket.endsWith('.sock')).map(realPath))
  return !real.includes(await realPath(path))
}
