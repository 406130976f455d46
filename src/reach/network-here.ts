import { readFileSync } from 'node:fs'

/** The network of this process, as its kernel shows it. Undefined: it does not, as on other systems than Linux. */
export interface NetworkHere {
  /** Names of the interfaces. */
  interfaces(): ReadonlySet<string> | undefined
  /** IPv4 addresses of the interfaces. */
  addresses(): ReadonlySet<string> | undefined
  /** The sockets that listen. */
  listeners(): readonly Listener[] | undefined
  /** Paths of the sockets in the file system that listen: the kernel lists those of its own network alone. */
  sockets(): ReadonlySet<string> | undefined
}

/** A listening TCP socket. */
export interface Listener {
  /** In hexadecimal, as the kernel writes it. */
  readonly address: string
  readonly port: number
  /** The kernel's number of it: a socket that is opened later has another one. */
  readonly inode: string
}

/** @param read the content of a file below `/proc/self/net`; throws where there is none */
export function networkHere(read: (file: string) => string = fromKernel): NetworkHere {
  const lines = (file: string) => {
    try {
      return read(file).split('\n')
    } catch {
      return undefined
    }
  }
  return {
    interfaces: () => {
      const found = lines('dev')?.flatMap((line) => /^\s*(\S+):/.exec(line)?.[1] ?? [])
      return found && new Set(found)
    },
    addresses: () => {
      const found = lines('fib_trie')
      return found && new Set(found.flatMap((line, index) => localAddress(found[index - 1], line)))
    },
    listeners: () => {
      const v4 = lines('tcp')
      return v4 && [...v4, ...(lines('tcp6') ?? [])].flatMap(listener)
    },
    sockets: () => {
      const found = lines('unix')?.flatMap((line) => LISTENING_SOCKET.exec(line)?.[1] ?? [])
      return found && new Set(found)
    },
  }
}

/** Its flags say that it accepts connections. */
const LISTENING_SOCKET = /^\S+ \S+ \S+ 00010000 \S+ \S+ +\d+ (\/.*)$/

function fromKernel(file: string): string {
  return readFileSync(`/proc/self/net/${file}`, 'utf8')
}

/** The table gives an address in one line, and in the next what it is. */
function localAddress(before: string | undefined, line: string): readonly string[] {
  if (!line.includes('/32 host LOCAL')) return []
  return /\|-- (\S+)/.exec(before ?? '')?.slice(1) ?? []
}

/** The state of a listening socket, as the kernel writes it. */
const LISTEN = '0A'

function listener(line: string): readonly Listener[] {
  const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
  const [address = '', port = ''] = local.split(':')
  return state === LISTEN ? [{ address, port: Number.parseInt(port, 16), inode }] : []
}
