import type { Clock } from '../../common/clock.js'
import { formatDuration } from '../../common/duration.js'
import type { ContainerEvents } from '../../engine/container-events.js'

/** Milliseconds a service must have been up after its last check: an answer may be the last thing it did. */
const AFTER_CHECK_MS = 500

/** Milliseconds in which an engine starts a container again that has ended once or twice, also on a busy machine. */
const RESTART_TIMEOUT_MS = 10_000

/** Milliseconds after which it is looked whether a container was started or has ended meanwhile. */
const EVENT_POLL_MS = 100

/** A container that is to stay. */
interface Staying {
  readonly service: string
  /** It may also end with 0: then nobody waits for it. */
  readonly mayEnd: boolean
  /** When it was last started, or ended; by the clock. Undefined: it has done its work. */
  readonly since: number | undefined
  /** It has ended, and may be started again. */
  readonly isDown: boolean
}

interface Wait {
  /** By the clock. */
  readonly until: number
  readonly lacks: string
}

/** A service that has not been up for long enough. */
export interface Unsettled {
  readonly service: string
  /** A verb: `had not been up for 2s without an end (settle)`. */
  readonly lacks: string
}

/**
 * Before a run passes, every service that is to stay has been up for a while: an answer to a check proves that a
 * service worked, not that it goes on. The time counts from the last start, so that what takes longer anyway costs
 * nothing.
 */
export class Settling {
  private readonly containers = new Map<string, Staying>()
  /** Service → when a check of it has held last, by the clock. */
  private readonly proofs = new Map<string, number>()

  /**
   * @param settleMs milliseconds without an end; 0: nobody waits
   * @param endWaitMs the same for what may also end with 0
   */
  constructor(
    events: Pick<ContainerEvents, 'listen'>,
    private readonly clock: Pick<Clock, 'now' | 'sleep'>,
    private readonly settleMs: number,
    private readonly endWaitMs = settleMs,
  ) {
    events.listen(({ action, id, exitCode }) => {
      const known = this.containers.get(id)
      if (known === undefined || (action !== 'start' && action !== 'die')) return
      const isDone = action === 'die' && exitCode === 0 && known.mayEnd
      this.containers.set(id, { ...known, since: isDone ? undefined : clock.now(), isDown: action === 'die' })
    })
  }

  /** A container that is to stay is about to be started. */
  begin(id: string, service: string, mayEnd: boolean): void {
    this.containers.set(id, { service, mayEnd, since: this.clock.now(), isDown: false })
  }

  /** A health check or a check of a service has held. */
  proved(service: string): void {
    this.proofs.set(service, this.clock.now())
  }

  /** Whether a container is to stay, and has not come to its end as one may that nothing calls a server. */
  isToStay(id: string): boolean {
    return this.containers.get(id)?.since !== undefined
  }

  /** Waits until every container has been up for long enough. @throws the signal's reason */
  async reached(signal: AbortSignal): Promise<void> {
    for (let left = this.leftMs(); left > 0; left = this.leftMs()) {
      await this.clock.sleep(Math.min(left, EVENT_POLL_MS), signal)
    }
  }

  /** Milliseconds until every container has been up for long enough; 0: now. */
  leftMs(): number {
    return Math.max(0, ...[...this.containers.values()].map((container) => this.leftOf(container)))
  }

  /** The services that may end and have done so with 0, all their containers. */
  ended(): readonly string[] {
    const containers = [...this.containers.values()]
    const running = new Set(containers.filter(({ since }) => since !== undefined).map(nameOf))
    return [...new Set(containers.map(nameOf))].filter((service) => !running.has(service))
  }

  /** The first service that has not been up for long enough yet, and what it lacks. */
  unsettled(): Unsettled | undefined {
    for (const container of this.containers.values()) {
      const open = this.waitsOf(container).find(({ until }) => until > this.clock.now())
      if (open !== undefined) return { service: container.service, lacks: open.lacks }
    }
    return undefined
  }

  private leftOf(container: Staying): number {
    return Math.max(0, ...this.waitsOf(container).map(({ until }) => until - this.clock.now()))
  }

  private waitsOf({ service, since, mayEnd, isDown }: Staying): readonly Wait[] {
    if (since === undefined) return []
    // Its time counts from its next start.
    if (isDown && this.settleMs > 0)
      return [{ until: since + RESTART_TIMEOUT_MS, lacks: 'had not been started again after its end' }]
    const settleMs = mayEnd ? this.endWaitMs : this.settleMs
    const up = `had not been up for ${formatDuration(settleMs)} without an end (settle)`
    const afterMs = Math.min(AFTER_CHECK_MS, this.settleMs)
    const proof = this.proofs.get(service) ?? Number.NEGATIVE_INFINITY
    const after = `had not been up for ${formatDuration(afterMs)} after its last check`
    return [
      { until: since + settleMs, lacks: up },
      { until: proof + afterMs, lacks: after },
    ]
  }
}

function nameOf({ service }: Staying): string {
  return service
}
