import type { ExecResult } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import { SocketTables } from './socket-tables.js'

/** What listens in a container, as its kernel tables show it. */
export type Listening =
  | {
      readonly known: true
      readonly ports: ReadonlySet<number>
      /** Where it listens for itself alone: port → `127.0.0.1:8000`. */
      readonly loopback: ReadonlyMap<number, string>
      /** Nothing listens at all, not even on loopback. */
      readonly silent: boolean
      /** Looking took no process in the container, so it may be done often. */
      readonly free: boolean
    }
  | {
      readonly known: false
      /** It never will be: the image has nothing to read the tables with. */
      readonly forGood: boolean
    }

/** Milliseconds in which the tables must be read. */
const LIMIT = 5000

/** A busy store has many connections, each a line. */
const MOST_TABLE = 1_000_000

const TABLES = ['net/tcp', 'net/tcp6']

/**
 * The TCP ports on which a container accepts connections from other containers. Official database images run a
 * temporary server while they initialise, which is reached by its socket file or on loopback alone, so it does not
 * show here.
 */
export class ListenerLookup {
  private pid = 0
  private tables: SocketTables | undefined

  constructor(
    private readonly docker: Docker,
    private readonly id: string,
  ) {}

  /** Looks at once where that is free, else with a command in the container. */
  async listening(signal: AbortSignal): Promise<Listening> {
    const here = await this.listeningHere()
    if (here.known) return here
    // Without IPv6 the second file is missing and `cat` complains: the first counts all the same.
    const command = ['cat', ...TABLES.map((table) => `/proc/${table}`)]
    const result = await this.docker.exec(this.id, command, LIMIT, signal, MOST_TABLE)
    if (!result.output.includes('local_address')) return { known: false, forGood: cannotBeRun(result) }
    return { known: true, ...listenersIn(result.output), free: false }
  }

  /**
   * Only looks where that is free: not at a container of an engine on another machine.
   * @param exact trusts nothing that was seen a moment ago
   */
  async listeningHere(exact = false): Promise<Listening> {
    const tables = this.tables?.read(exact) ?? (await this.tablesOfNewProcess())
    if (tables === undefined) return { known: false, forGood: this.pid === ELSEWHERE }
    return { known: true, ...listenersIn(tables), free: true }
  }

  /** A container that restarts has another first process. */
  private async tablesOfNewProcess(): Promise<string | undefined> {
    if (this.pid === ELSEWHERE) return undefined
    const pid = (await this.docker.inspect(this.id))?.pid ?? 0
    if (pid === 0) return undefined
    this.tables = new SocketTables(pid, this.id)
    const text = this.tables.read()
    this.pid = text === undefined && this.pid === 0 ? ELSEWHERE : pid
    return text
  }
}

/**
 * Whether a command has failed that would fail the next time as well. One that was not answered in time, or that ended
 * by a signal because its container did, says nothing; nor does an engine that refuses it while the container restarts.
 */
function cannotBeRun({ exitCode, output }: ExecResult): boolean {
  return exitCode === undefined ? /executable file .*not found/.test(output) : exitCode < BY_SIGNAL
}

/** Exit codes from here on tell of a signal. */
const BY_SIGNAL = 128

/** In place of a process number: the container's processes are not this machine's. */
const ELSEWHERE = -1

/** @param tables the text of `/proc/net/tcp` and `/proc/net/tcp6`, addresses and ports in hexadecimal */
export function listenersIn(tables: string): Pick<Heard, 'ports' | 'loopback' | 'silent'> {
  const listeners = tables.split('\n').flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/)
    const [address = '', port = ''] = local.split(':')
    return state === LISTEN && address !== RESOLVER ? [{ address, port: Number.parseInt(port, 16) }] : []
  })
  const ports = listeners.flatMap(({ address, port }) => (isLoopback(address) ? [] : [port]))
  const loopback = listeners.flatMap(({ address, port }) =>
    isLoopback(address) ? [[port, `${loopbackIn(address)}:${port}`] as const] : [],
  )
  return { ports: new Set(ports), loopback: new Map(loopback), silent: listeners.length === 0 }
}

type Heard = Extract<Listening, { known: true }>

const LISTEN = '0A'

/** 127.0.0.11, where the engine answers the names of services. */
const RESOLVER = '0B00007F'

/** ::1 */
const LOOPBACK_6 = '00000000000000000000000001000000'

/** 127.x.x.x and ::1, in the byte order of the kernel's tables; and 127.x.x.x mapped into IPv6. */
function isLoopback(address: string): boolean {
  return (
    /^[0-9A-F]{6}7F$/.test(address) || address === LOOPBACK_6 || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address)
  )
}

/** As people write it. */
function loopbackIn(address: string): string {
  if (address === LOOPBACK_6) return '[::1]'
  const bytes = Buffer.from(address.slice(-8), 'hex')
  return [...bytes.reverse()].join('.')
}
