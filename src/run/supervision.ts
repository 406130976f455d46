import type { Docker } from '../engine/docker.js'
import type { ContainerDetails } from '../engine/facts.js'
import { whyNotStarted } from '../steps/not-started.js'
import { lastLine } from './log-lines.js'
import type { Failure } from './runner.js'
import type { Watch } from './watch.js'

/** So many ends of one container under a restart policy are a crash loop. */
const CRASH_LOOP = 3

/** Lines of a container's log that go with a failure. */
const EVIDENCE_LINES = 30

/** A container that must keep running. */
interface Kept {
  readonly service: string
  /** It is neither app nor store: ending well, once nobody waits for it, is its own affair. */
  readonly mayEnd: boolean
  ends: number
  /** How it ended last. */
  exitCode: number
  /** So the engine says of its health check. */
  unhealthy: boolean
  /** Of a store that was ready. */
  ready?: { readonly endsBefore: number; readonly trouble: Trouble } | undefined
}

/** Why a store is ready no longer; undefined: it still is, or nobody can tell. */
export type Trouble = () => Promise<string | undefined>

/**
 * Looks after the services that were started to stay: one that ends, or restarts again and again, fails the run at
 * once, whatever the run is waiting for.
 */
export class Supervision {
  private readonly kept = new Map<string, Kept>()

  constructor(
    private readonly docker: Docker,
    private readonly watch: Watch,
    private readonly fail: (service: string, failure: Failure) => void,
    private readonly isWaitedFor: (service: string) => boolean,
    private readonly abandon: (error: unknown) => void,
  ) {
    watch.listen(({ action, id, exitCode }) => {
      const container = this.kept.get(id)
      if (container === undefined) return
      if (action === 'healthy' || action === 'unhealthy') container.unhealthy = action === 'unhealthy'
      if (action !== 'die') return
      container.ends += 1
      container.exitCode = exitCode
      this.look(id, container).catch((error: unknown) => this.abandon(error))
    })
  }

  /**
   * From now on this container must keep running. Call before it is started.
   * @param mayEnd it may also end well, once it has become ready
   */
  keep(id: string, service: string, mayEnd: boolean): void {
    this.kept.set(id, { service, mayEnd, ends: 0, exitCode: 0, unhealthy: false })
  }

  /** From now on what fails because this store is ready no longer is the store's failure. */
  becameReady(id: string, trouble: Trouble): void {
    const container = this.kept.get(id)
    if (container !== undefined) container.ready = { endsBefore: container.ends, trouble }
  }

  /** Something has failed: looks at every kept container, to tell of the cause before its consequence is told. */
  async lookAtAll(): Promise<void> {
    await Promise.all([...this.kept].map(([id, container]) => this.examine(id, container)))
  }

  /** Something has passed: a store that its own health check calls unhealthy by then is nothing to go on with. */
  async lookAtUnhealthy(): Promise<void> {
    const unhealthy = [...this.kept].filter(([, container]) => container.unhealthy)
    await Promise.all(unhealthy.map(([id, container]) => this.examine(id, container)))
  }

  private async examine(id: string, container: Kept): Promise<void> {
    const trouble = hasRestarted(container) ? undefined : await container.ready?.trouble()
    // Asking it fails, too, where it has just ended.
    const ended = await this.howItIs(id, container, true)
    if (ended !== undefined) this.fail(container.service, ended)
    else if (trouble !== undefined) {
      const detail = `${container.service} was ready, but is so no longer: ${trouble}`
      const evidence = await this.docker.lastLines(id, EVIDENCE_LINES)
      this.fail(container.service, { status: 'failed', detail, evidence })
    }
  }

  private async look(id: string, container: Kept): Promise<void> {
    const failure = await this.howItIs(id, container, false)
    if (failure !== undefined) this.fail(container.service, failure)
  }

  /**
   * How a container ended that must not; undefined: it did not, or it may recover.
   * @param tooLate something has failed, so that it is too late for a store that was ready to recover
   */
  private async howItIs(id: string, container: Kept, tooLate: boolean): Promise<Failure | undefined> {
    const facts = await this.docker.inspect(id)
    if (facts === undefined) return undefined
    const { service, ends, exitCode } = container
    const stays = facts.running || facts.restarting
    if (!stays && facts.exitCode === 0 && container.mayEnd && !this.isWaitedFor(service)) return undefined
    if (stays && ends < CRASH_LOOP && !(tooLate && hasRestarted(container))) return undefined
    const evidence = await this.docker.lastLines(id, EVIDENCE_LINES)
    const how = howItEnded(stays ? { ...facts, exitCode } : facts, this.watch.ranOutOfMemory(id))
    const what = !stays
      ? `${service} ${how}`
      : ends < CRASH_LOOP
        ? `${service} was ready, then ${how} and was started again`
        : `${service} is in a crash loop: it ${how} ${ends} times`
    return { status: 'failed', attempts: ends, detail: withLastLine(what, evidence), evidence }
  }
}

/** It was ready before, and has ended since. */
function hasRestarted({ ends, ready }: Kept): boolean {
  return ready !== undefined && ends > ready.endsBefore
}

/** How a container ended, as a verb: `exited 1`, `was killed for memory (limit 64 MiB)`. */
export function howItEnded(facts: ContainerDetails, ranOutOfMemory: boolean): string {
  if (facts.outOfMemory || ranOutOfMemory) {
    const limit = facts.memoryLimit > 0 ? ` (limit ${Math.round(facts.memoryLimit / 2 ** 20)} MiB)` : ''
    return `was killed for memory${limit}`
  }
  if (facts.error !== '') return `could not be started: ${whyNotStarted(facts.error)}`
  return `exited ${facts.exitCode}`
}

/** Adds the last line a container printed, where it printed any. */
export function withLastLine(what: string, log: string): string {
  const last = lastLine(log)
  return last === '' ? what : `${what}: ${last}`
}
