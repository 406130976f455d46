import type { Docker } from '../engine/docker.js'
import type { ContainerDetails } from '../engine/facts.js'
import { lastLine } from './log-lines.js'
import type { Failure } from './runner.js'
import type { Watch } from './watch.js'

/** So many ends of one container under a restart policy are a crash loop. */
const CRASH_LOOP = 3

/** Lines of a container's log that go with a failure. */
const EVIDENCE_LINES = 30

/**
 * Looks after the services that were started to stay: one that ends, or restarts again and again, fails the run at
 * once, whatever the run is waiting for.
 */
export class Supervision {
  private readonly kept = new Map<string, { service: string; ends: number }>()

  constructor(
    private readonly docker: Docker,
    private readonly watch: Watch,
    private readonly fail: (service: string, failure: Failure) => void,
    private readonly abandon: (error: unknown) => void,
  ) {
    watch.listen(({ action, id }) => {
      const container = this.kept.get(id)
      if (action !== 'die' || container === undefined) return
      container.ends += 1
      this.look(id).catch((error: unknown) => this.abandon(error))
    })
  }

  /** From now on this container must keep running. Call before it is started. */
  keep(id: string, service: string): void {
    this.kept.set(id, { service, ends: 0 })
  }

  /** Looks at every kept container now: tells of causes before their consequences are told. */
  async lookAtAll(): Promise<void> {
    await Promise.all([...this.kept].map(([id, { ends }]) => (ends > 0 ? this.look(id) : undefined)))
  }

  private async look(id: string): Promise<void> {
    const container = this.kept.get(id)
    const facts = await this.docker.inspect(id)
    if (container === undefined || facts === undefined) return
    const { service, ends } = container
    const stays = facts.running || facts.restarting
    if (stays && ends < CRASH_LOOP) return
    const evidence = await this.docker.lastLines(id, EVIDENCE_LINES)
    const how = howItEnded(facts, this.watch.ranOutOfMemory(id))
    const what = stays ? `${service} is in a crash loop: it ${how} ${ends} times` : `${service} ${how}`
    this.fail(service, { status: 'failed', attempts: ends, detail: withLastLine(what, evidence), evidence })
  }
}

/** How a container ended, as a verb: `exited 1`, `was killed for memory (limit 64 MiB)`. */
export function howItEnded(facts: ContainerDetails, ranOutOfMemory: boolean): string {
  if (facts.outOfMemory || ranOutOfMemory) {
    const limit = facts.memoryLimit > 0 ? ` (limit ${Math.round(facts.memoryLimit / 2 ** 20)} MiB)` : ''
    return `was killed for memory${limit}`
  }
  if (facts.error !== '') return `could not be started: ${facts.error}`
  return `exited ${facts.exitCode}`
}

/** Adds the last line a container printed, where it printed any. */
export function withLastLine(what: string, log: string): string {
  const last = lastLine(log)
  return last === '' ? what : `${what}: ${last}`
}
