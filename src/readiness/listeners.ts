import type { Clock } from '../common/clock.js'
import type { ExecResult } from '../engine/container-exec.js'
import type { Docker } from '../engine/docker.js'
import { listenersIn, type OpenPorts } from './open-ports.js'
import { SocketTables, TCP_TABLES } from './socket-tables.js'

/** What listens in a container, as its kernel tables show it. */
export type Listening =
  | ({ readonly known: true } & OpenPorts)
  | {
      readonly known: false
      /** It can never be known: the image has no program that reads the tables. */
      readonly forGood: boolean
    }

/** Milliseconds in which a command in the container must have read the tables. */
const TABLES_TIMEOUT_MS = 5000

/** Characters of the tables: a busy store has many connections, each a line. */
const MAX_TABLES_OUTPUT = 1_000_000

/** Exit codes from here on mean that a signal ended the command. */
const FIRST_SIGNAL_CODE = 128

/**
 * Finds the TCP ports on which a container accepts connections from other containers. Official database images run a
 * temporary server while they initialise. It is reached by its socket file or on loopback alone, so it is not found here.
 */
export class ListenerLookup {
  /** The tables of the container's process that was seen last. */
  private tables: SocketTables | undefined
  /** The container's processes are not this machine's. */
  private isElsewhere = false

  constructor(
    private readonly docker: Pick<Docker, 'inspect' | 'exec'>,
    private readonly id: string,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Reads the tables directly where possible, else with a command in the container. */
  async look(signal: AbortSignal): Promise<Listening> {
    const free = await this.lookWhereFree()
    if (free.known) return free
    // Without IPv6 the second file is missing and `cat` complains, but it prints the first one.
    const command = ['cat', ...TCP_TABLES.map((table) => `/proc/${table}`)]
    const limits = { timeoutMs: TABLES_TIMEOUT_MS, maxOutput: MAX_TABLES_OUTPUT, signal }
    const result = await this.docker.exec(this.id, command, limits)
    if (!result.output.includes('local_address')) return { known: false, forGood: cannotBeRun(result) }
    return { known: true, ...listenersIn(result.output) }
  }

  /**
   * Looks only where that takes no command in the container, which is impossible for an engine on another machine.
   * @param exact reads the tables anew, even if they were read a moment ago
   */
  async lookWhereFree(exact = false): Promise<Listening> {
    const tables = this.tables?.read(exact) ?? (await this.tablesOfNewProcess())
    if (tables === undefined) return { known: false, forGood: this.isElsewhere }
    return { known: true, ...listenersIn(tables) }
  }

  /** A container that restarts has another first process. */
  private async tablesOfNewProcess(): Promise<string | undefined> {
    if (this.isElsewhere) return undefined
    const pid = (await this.docker.inspect(this.id))?.pid ?? 0
    if (pid === 0) return undefined
    const isFirst = this.tables === undefined
    this.tables = new SocketTables(pid, this.id, this.clock)
    const text = this.tables.read()
    this.isElsewhere = text === undefined && isFirst
    return text
  }
}

/**
 * Whether a command that has failed would always fail. A command that did not end in time, or was ended by a signal
 * together with its container, may succeed the next time. So may one that the engine refuses while the container
 * restarts.
 */
function cannotBeRun({ exitCode, output }: ExecResult): boolean {
  return exitCode === undefined ? /executable file .*not found/.test(output) : exitCode < FIRST_SIGNAL_CODE
}
