import type { Docker } from '../engine/docker.js'

/** What listens in a container, as its kernel tables show it. */
export type Listening =
  | { readonly known: true; readonly ports: ReadonlySet<number> }
  /** The image has nothing to read the tables with. */
  | { readonly known: false }

/** Milliseconds in which the tables must be read. */
const LIMIT = 5000

/** A busy store has many connections, each a line. */
const MOST_TABLE = 1_000_000

/**
 * The TCP ports on which a container accepts connections from other containers. Official database images run a
 * temporary server while they initialise, which is reached by its socket file or on loopback alone, so it does not
 * show here.
 */
export async function listening(docker: Docker, id: string, signal: AbortSignal): Promise<Listening> {
  // Without IPv6 the second file is missing and `cat` complains: the first counts all the same.
  const tables = ['/proc/net/tcp', '/proc/net/tcp6']
  const { output } = await docker.exec(id, ['cat', ...tables], LIMIT, signal, MOST_TABLE)
  if (!output.includes('local_address')) return { known: false }
  return { known: true, ports: networkPorts(output) }
}

/** @param tables the text of `/proc/net/tcp` and `/proc/net/tcp6`, addresses and ports in hexadecimal */
export function networkPorts(tables: string): ReadonlySet<number> {
  const ports = new Set<number>()
  for (const line of tables.split('\n')) {
    const [, local = '', , state] = line.trim().split(/\s+/)
    const [address = '', port = ''] = local.split(':')
    if (state === LISTEN && !isLoopback(address)) ports.add(Number.parseInt(port, 16))
  }
  return ports
}

const LISTEN = '0A'

/** 127.x.x.x and ::1, in the byte order of the kernel's tables; and 127.x.x.x mapped into IPv6. */
function isLoopback(address: string): boolean {
  return (
    /^[0-9A-F]{6}7F$/.test(address) ||
    address === '00000000000000000000000001000000' ||
    /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address)
  )
}
