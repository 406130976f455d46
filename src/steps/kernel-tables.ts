import { readFileSync } from 'node:fs'

const TABLES = ['net/tcp', 'net/tcp6']

/** How many sockets there are, in the same network namespace: a line each for TCP and TCP over IPv6. */
const COUNTS = ['net/sockstat', 'net/sockstat6']

/** The tables are read anew after so many times what the last reading took, though the counts are the same. */
const REST = 100

/**
 * The kernel's tables of TCP sockets, as a process of this very machine sees them. Whoever reads them makes the kernel
 * walk through the sockets of the whole machine, which takes milliseconds of a processor where memory is large; how
 * many sockets there are it tells at once. Read synchronously because the kernel answers from memory.
 */
export class KernelTables {
  private last: { readonly counts: string; readonly text: string; readonly until: number } | undefined

  constructor(
    private readonly pid: number,
    private readonly id: string,
  ) {}

  /**
   * @param exact reads them whatever the counts say
   * @returns undefined where the container's processes are not this machine's, or may not be looked at
   */
  read(exact = false): string | undefined {
    try {
      // The number may be that of a process of an engine elsewhere; the control group is named after the container.
      if (this.pid <= 0 || !this.of('cgroup').includes(this.id)) return undefined
      const counts = COUNTS.map((file) => tcpLine(this.ofMaybe(file))).join('\n')
      const began = performance.now()
      if (!exact && this.last?.counts === counts && counts.trim() !== '' && began < this.last.until)
        return this.last.text
      const [first = '', ...others] = TABLES
      const text = [this.of(first), ...others.map((file) => this.ofMaybe(file))].join('\n')
      const now = performance.now()
      this.last = { counts, text, until: now + REST * (now - began) }
      return text
    } catch {
      // No Linux, no right to look, or the process has ended: the engine is asked instead.
      return undefined
    }
  }

  private of(file: string): string {
    return readFileSync(`/proc/${this.pid}/${file}`, 'utf8')
  }

  /** Without IPv6 there is only the first of each kind. */
  private ofMaybe(file: string): string {
    try {
      return this.of(file)
    } catch {
      return ''
    }
  }
}

/** The first number alone: the others count memory, and sockets of the whole machine. */
function tcpLine(text: string): string {
  return /^TCP6?: inuse \d+/m.exec(text)?.[0] ?? ''
}
