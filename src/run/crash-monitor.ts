import { withSignal } from '../common/deadline.js'
import { EngineTrouble } from '../common/problem.js'
import { howItEnded, withLastLine } from '../diagnosis/container-end.js'
import type { Docker } from '../engine/docker.js'
import type { StepFailure } from '../record/step-outcome.js'
import type { ContainerEvents } from './container-events.js'

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

/** When a container is looked at: it has ended; something has failed; everything has passed. */
type Moment = 'on its end' | 'on a failure' | 'at the end'

/** Why a store is ready no longer; undefined: it still is, or nobody can tell. */
export type Trouble = () => Promise<string | undefined>

/**
 * Looks after the services that were started to stay: one that ends, or restarts again and again, fails the run at
 * once, whatever the run is waiting for.
 */
export class CrashMonitor {
  private readonly kept = new Map<string, Kept>()
  /** Looks under way; none rejects. */
  private readonly looks = new Set<Promise<void>>()

  constructor(
    private readonly docker: Docker,
    private readonly watch: ContainerEvents,
    private readonly fail: (service: string, failure: StepFailure) => void,
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
      const look = this.look(id, container, 'on its end')
        .catch((error: unknown) => this.abandon(error))
        .finally(() => this.looks.delete(look))
      this.looks.add(look)
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

  /**
   * Something has failed: looks at every kept container, to tell of the cause before its consequence is told.
   * @throws EngineTrouble where the engine is lost
   */
  async lookAtAll(): Promise<void> {
    const looks = await Promise.allSettled(
      [...this.kept].map(([id, container]) => this.examine(id, container)),
    )
    // What the engine refuses to tell of one is no reason to say nothing of the others; that it is lost is.
    const reasons = looks.map((look) => (look.status === 'rejected' ? look.reason : undefined))
    const lost = reasons.find((reason) => reason instanceof EngineTrouble)
    if (lost !== undefined) throw lost
  }

  /** Something has passed: a store that its own health check calls unhealthy by then is nothing to go on with. */
  async lookAtUnhealthy(): Promise<void> {
    const unhealthy = [...this.kept].filter(([, container]) => container.unhealthy)
    await Promise.all(unhealthy.map(([id, container]) => this.examine(id, container)))
  }

  /**
   * Everything has passed, which counts only where every kept container runs at this moment: of one that has just ended,
   * the engine may not have told yet, and one that is about to be started again serves nobody.
   * @throws the signal's reason as soon as it is aborted
   */
  async lookAtTheEnd(signal: AbortSignal): Promise<void> {
    const looks = [...this.kept].map(([id, container]) => this.look(id, container, 'at the end'))
    await withSignal(Promise.all([...this.looks, ...looks]), signal)
  }

  private async examine(id: string, container: Kept): Promise<void> {
    const trouble = hasRestarted(container) ? undefined : await container.ready?.trouble()
    // Asking it fails, too, where it has just ended.
    const ended = await this.howItIs(id, container, 'on a failure')
    if (ended !== undefined) this.fail(container.service, ended)
    else if (trouble !== undefined) {
      const detail = `${container.service} was ready, but is so no longer: ${trouble}`
      const evidence = await this.docker.lastLines(id, EVIDENCE_LINES)
      this.fail(container.service, { status: 'failed', detail, evidence })
    }
  }

  private async look(id: string, container: Kept, moment: Moment): Promise<void> {
    const failure = await this.howItIs(id, container, moment)
    if (failure !== undefined) this.fail(container.service, failure)
  }

  /** How a container ended that must not; undefined: it did not, or it may recover. */
  private async howItIs(id: string, container: Kept, moment: Moment): Promise<StepFailure | undefined> {
    const facts = await this.docker.inspect(id)
    const { service, mayEnd, ends, exitCode } = container
    if (facts === undefined) return moment === 'at the end' ? removed(service) : undefined
    const stays = facts.running || facts.restarting
    // Of one that is about to be started again, engines say that it runs.
    const runs = facts.running && !facts.restarting
    const endedWell = !runs && facts.exitCode === 0 && mayEnd && !this.isWaitedFor(service)
    const mayRecover =
      moment === 'on its end' || (moment === 'on a failure' ? !hasRestarted(container) : runs || endedWell)
    if (stays ? ends < CRASH_LOOP && mayRecover : endedWell) return undefined
    const evidence = await this.docker.lastLines(id, EVIDENCE_LINES)
    const how = howItEnded(runs ? { ...facts, exitCode } : facts, this.watch.ranOutOfMemory(id))
    const what = stays ? `${service} ${howItRestarts(how, ends, moment)}` : `${service} ${how}`
    return { status: 'failed', attempts: ends, detail: withLastLine(what, evidence), evidence }
  }
}

function howItRestarts(how: string, ends: number, moment: Moment): string {
  if (ends >= CRASH_LOOP) return `is in a crash loop: it ${how} ${ends} times`
  if (moment === 'at the end') return `${how} and was not back when everything else had passed`
  return `was ready, then ${how} and was started again`
}

function removed(service: string): StepFailure {
  return { status: 'failed', detail: `${service} is gone: somebody removed its container` }
}

/** It was ready before, and has ended since. */
function hasRestarted({ ends, ready }: Kept): boolean {
  return ready !== undefined && ends > ready.endsBefore
}
