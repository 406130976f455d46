import { readFileSync } from 'node:fs'
import type { Docker } from '../engine/docker.js'

/** What listens in a container, as its kernel tables show it. */
export type Listening =
  | {
      readonly known: true
      readonly ports: ReadonlySet<number>
      /** Looking took no process in the container, so it may be done often. */
      readonly free: boolean
    }
  /** The image has nothing to read the tables with. */
  | { readonly known: false }

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
export class Ears {
  private pid = 0

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
    const { output } = await this.docker.exec(this.id, command, LIMIT, signal, MOST_TABLE)
    if (!output.includes('local_address')) return { known: false }
    return { known: true, ports: networkPorts(output), free: false }
  }

  /** Only looks where that is free: not at a container of an engine on another machine. */
  async listeningHere(): Promise<Listening> {
    const tables = tablesOf(this.pid, this.id) ?? (await this.tablesOfNewProcess())
    return tables === undefined ? { known: false } : { known: true, ports: networkPorts(tables), free: true }
  }

  /** A container that restarts has another first process. */
  private async tablesOfNewProcess(): Promise<string | undefined> {
    if (this.pid === ELSEWHERE) return undefined
    const pid = (await this.docker.inspect(this.id))?.pid ?? 0
    if (pid === 0) return undefined
    const tables = tablesOf(pid, this.id)
    this.pid = tables === undefined && this.pid === 0 ? ELSEWHERE : pid
    return tables
  }
}

/** In place of a process number: the container's processes are not this machine's. */
const ELSEWHERE = -1

/**
 * The kernel tables of a process of this container, where it runs on this very machine: reading them takes a tenth of
 * a millisecond and disturbs nobody, a command in the container takes some fifty and a store that boots needs them.
 * Read at once because the kernel answers from memory.
 */
function tablesOf(pid: number, id: string): string | undefined {
  try {
    // The number may be that of a process of an engine elsewhere; the control group is named after the container.
    if (pid <= 0 || !readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(id)) return undefined
    return TABLES.map((table) => tableOf(pid, table)).join('\n')
  } catch {
    // No Linux, no right to look, or the process has ended: the engine is asked instead.
    return undefined
  }
}

/** @throws Error where there is no table at all; without IPv6 there is only the first */
function tableOf(pid: number, table: string): string {
  try {
    return readFileSync(`/proc/${pid}/${table}`, 'utf8')
  } catch (error) {
    if (table === TABLES[0]) throw error
    return ''
  }
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
