import { readFileSync } from 'node:fs'
import type { Clock } from '../common/clock.js'

/** Below `/proc/PID`: the TCP sockets of a network namespace, IPv4 and IPv6. */
export const TCP_TABLES = ['net/tcp', 'net/tcp6']

/** How many sockets are in each table. */
const SOCKET_COUNTS = ['net/sockstat', 'net/sockstat6']

/** Though the counts are the same, the tables are read anew after so many times what the last reading took. */
const REREAD_FACTOR = 300

/**
 * The kernel's tables of TCP sockets, as a process of this machine sees them. Reading them makes the kernel walk
 * through the sockets of the whole machine, which takes milliseconds of a processor where memory is large; how many
 * sockets there are it tells at once. Read synchronously because the kernel answers from memory.
 */
export class SocketTables {
  private last: { readonly counts: string; readonly text: string; readonly until: number } | undefined

  /**
   * @param pid of a process of the container
   * @param id of the container, after which its control group is named
   */
  constructor(
    private readonly pid: number,
    private readonly id: string,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * @param exact reads both tables, even if the counts have not changed
   * @returns undefined where the container's processes are not this machine's, or may not be looked at
   */
  read(exact = false): string | undefined {
    try {
      // The number may belong to another process of this machine: the control group shows it.
      if (this.pid <= 0 || !this.file('cgroup').includes(this.id)) return undefined
      const counts = SOCKET_COUNTS.map((path) => tcpLine(this.optionalFile(path)))
      const began = this.clock.now()
      const { last } = this
      const isSame = last?.counts === counts.join() && counts[0] !== '' && began < last.until
      if (!exact && isSame) return last.text
      const [v4 = '', v6 = ''] = counts
      const text = [
        !exact && isEmpty(v4) ? '' : this.file('net/tcp'),
        !exact && isEmpty(v6) ? '' : this.optionalFile('net/tcp6'),
      ].join('\n')
      const now = this.clock.now()
      this.last = { counts: counts.join(), text, until: now + REREAD_FACTOR * (now - began) }
      return text
    } catch {
      // No Linux, no right to look, or the process has ended: the engine is asked instead.
      return undefined
    }
  }

  private file(path: string): string {
    return readFileSync(`/proc/${this.pid}/${path}`, 'utf8')
  }

  /** Without IPv6 there is no second file of each kind, and a kernel need not count its sockets. */
  private optionalFile(path: string): string {
    try {
      return this.file(path)
    } catch {
      return ''
    }
  }
}

/** The first number alone: the others count memory, and sockets of the whole machine. */
function tcpLine(text: string): string {
  return /^TCP6?: inuse \d+/m.exec(text)?.[0] ?? ''
}

function isEmpty(count: string): boolean {
  return count.endsWith(' 0')
}
