import { readFileSync } from 'node:fs'

const TABLES = ['net/tcp', 'net/tcp6']

/** How many sockets are in each, in the same network namespace. */
const COUNTS = ['net/sockstat', 'net/sockstat6']

/** The tables are read anew after so many times what the last reading took, though the counts are the same. */
const REST = 300

/**
 * The kernel's tables of TCP sockets, as a process of this very machine sees them. Whoever reads them makes the kernel
 * walk through the sockets of the whole machine, which takes milliseconds of a processor where memory is large; how
 * many sockets there are it tells at once. Read synchronously because the kernel answers from memory.
 */
export class SocketTables {
  private last: { readonly counts: string; readonly text: string; readonly until: number } | undefined

  constructor(
    private readonly pid: number,
    private readonly id: string,
  ) {}

  /**
   * @param exact reads them both, whatever the counts say
   * @returns undefined where the container's processes are not this machine's, or may not be looked at
   */
  read(exact = false): string | undefined {
    try {
      // The number may be that of a process of an engine elsewhere; the control group is named after the container.
      if (this.pid <= 0 || !this.of('cgroup').includes(this.id)) return undefined
      const counts = COUNTS.map((file) => tcpLine(this.of(file, true)))
      const began = performance.now()
      const { last } = this
      if (!exact && last?.counts === counts.join() && counts[0] !== '' && began < last.until) return last.text
      const filled = TABLES.map((file, index) =>
        !exact && counts[index]?.endsWith(' 0') ? '' : this.of(file, index > 0),
      )
      const text = filled.join('\n')
      const now = performance.now()
      this.last = { counts: counts.join(), text, until: now + REST * (now - began) }
      return text
    } catch {
      // No Linux, no right to look, or the process has ended: the engine is asked instead.
      return undefined
    }
  }

  /** @param optional without IPv6 there is no second of each kind, and a kernel need not count */
  private of(file: string, optional = false): string {
    try {
      return readFileSync(`/proc/${this.pid}/${file}`, 'utf8')
    } catch (error) {
      if (optional) return ''
      throw error
    }
  }
}

/** The first number alone: the others count memory, and sockets of the whole machine. */
function tcpLine(text: string): string {
  return /^TCP6?: inuse \d+/m.exec(text)?.[0] ?? ''
}
