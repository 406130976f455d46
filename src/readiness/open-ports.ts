/** The TCP ports that are open in a container. */
export interface OpenPorts {
  /** Those that other containers reach. */
  readonly ports: ReadonlySet<number>
  /** Those that only the container itself reaches: port → `127.0.0.1:8000`. */
  readonly loopback: ReadonlyMap<number, string>
  /** Nothing listens at all, not even on loopback. */
  readonly silent: boolean
}

/** The state of a listening socket, as the kernel writes it. */
const LISTEN = '0A'

/** 127.0.0.11, where the engine answers the names of services. */
const RESOLVER = '0B00007F'

/** ::1 */
const LOOPBACK_6 = '00000000000000000000000001000000'

/** @param tables the text of `/proc/net/tcp` and `/proc/net/tcp6`, addresses and ports in hexadecimal */
export function listenersIn(tables: string): OpenPorts {
  const listeners = tables.split('\n').flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/)
    const [address = '', port = ''] = local.split(':')
    return state === LISTEN && address !== RESOLVER ? [{ address, port: Number.parseInt(port, 16) }] : []
  })
  const ports = listeners.flatMap(({ address, port }) => (isLoopback(address) ? [] : [port]))
  const loopback = listeners.flatMap(({ address, port }) =>
    isLoopback(address) ? [[port, `${shownLoopback(address)}:${port}`] as const] : [],
  )
  return { ports: new Set(ports), loopback: new Map(loopback), silent: listeners.length === 0 }
}

/** 127.x.x.x and ::1, in the byte order of the kernel's tables; and 127.x.x.x mapped into IPv6. */
function isLoopback(address: string): boolean {
  return (
    /^[0-9A-F]{6}7F$/.test(address) || address === LOOPBACK_6 || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address)
  )
}

/** As people write it. */
function shownLoopback(address: string): string {
  if (address === LOOPBACK_6) return '[::1]'
  const bytes = Buffer.from(address.slice(-8), 'hex')
  return [...bytes.reverse()].join('.')
}
