/** How far a service must have come before another begins. A job is waited for until it has ended with 0. */
export type Until = 'started' | 'ready' | 'ended'

/** Who waits for whom, service by service, growing rule by rule. */
export class Waits {
  private readonly waits: ReadonlyMap<string, Map<string, Until>>

  constructor(services: Iterable<string>) {
    this.waits = new Map([...services].map((name) => [name, new Map<string, Until>()]))
  }

  get services(): Iterable<string> {
    return this.waits.keys()
  }

  has(service: string): boolean {
    return this.waits.has(service)
  }

  of(service: string): ReadonlyMap<string, Until> {
    return this.waits.get(service) ?? new Map()
  }

  /** Adds a wait, or makes one longer; never shorter. */
  add(service: string, on: string, until: Until): void {
    const known = this.waits.get(service)
    if (!known || !this.waits.has(on) || service === on) return
    if (until !== 'started' || !known.has(on)) known.set(on, until)
  }

  /** All that a service waits for, however far away; itself only on a cycle. */
  reach(...services: readonly string[]): ReadonlySet<string> {
    const reached = new Set<string>()
    const open = [...services]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const on of this.of(next).keys()) {
        if (reached.has(on)) continue
        reached.add(on)
        open.push(on)
      }
    }
    return reached
  }

  /** The services so that each comes after what it waits for. Those on a cycle, and behind one, are missing. */
  inOrder(): readonly string[] {
    const open = new Map([...this.waits].map(([name, waits]) => [name, waits.size]))
    const waiting = new Map<string, string[]>()
    for (const [name, waits] of this.waits) {
      for (const on of waits.keys()) {
        const those = waiting.get(on)
        if (those) those.push(name)
        else waiting.set(on, [name])
      }
    }
    const order = [...open].filter(([, count]) => count === 0).map(([name]) => name)
    for (let index = 0; index < order.length; index++) {
      for (const name of waiting.get(order[index] ?? '') ?? []) {
        const left = (open.get(name) ?? 0) - 1
        open.set(name, left)
        if (left === 0) order.push(name)
      }
    }
    return order
  }

  /** Services that wait for each other in a ring, the first repeated at the end. Absent: there is none. */
  cycle(): readonly string[] | undefined {
    const free = new Set(this.inOrder())
    const start = [...this.waits.keys()].find((name) => !free.has(name))
    if (start === undefined) return undefined
    const path: string[] = []
    // Whoever is not in order waits for someone who is not either, so walking on must come round.
    for (let next = start; ; ) {
      const seen = path.indexOf(next)
      if (seen >= 0) return [...path.slice(seen), next]
      path.push(next)
      next = [...this.of(next).keys()].find((on) => !free.has(on)) ?? next
    }
  }
}
