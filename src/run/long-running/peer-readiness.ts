import type { Clock } from '../../common/clock.js'
import type { Peers } from '../../plan/peers.js'
import type { Step } from '../../plan/plan.js'

/** Milliseconds after a peer is ready in which a service that needs it may still end: engines start again ever later. */
const AFTER_PEER_MS = 10_000

/** Why a service may end and be started again. Times in milliseconds of the clock. */
export interface Excuse {
  /** The service that it needs, and that is ready last. */
  readonly peer: string
  /** Until when; Infinity: that service is not ready yet. */
  readonly until: number
}

/**
 * Knows which services are ready. A service that cannot work before another one is ready, and that nothing makes wait,
 * ends and is started again until then: that is how many teams have their services wait.
 */
export class PeerReadiness {
  private readonly startedAt = new Map<string, number>()
  private readonly provedAt = new Map<string, number>()
  /** The services of which a step shows that they work; of others it only shows that they were started. */
  private readonly provable: ReadonlySet<string>

  constructor(
    private readonly peers: Peers,
    steps: readonly Pick<Step, 'kind' | 'service'>[],
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.provable = new Set(
      steps.filter(({ kind }) => kind === 'ready' || kind === 'check').map(({ service }) => service),
    )
  }

  started(service: string): void {
    this.note(this.startedAt, service)
  }

  /** A health check or a check has shown that the service works. */
  proved(service: string): void {
    this.note(this.provedAt, service)
  }

  /**
   * Why a service that was first started at this moment may have ended; undefined: all that it needs was ready by then.
   */
  excuseOf(service: string, firstStart: number): Excuse | undefined {
    const late = (this.peers[service] ?? [])
      .map((peer) => ({ peer, readyAt: this.readyAt(peer) }))
      .filter(({ readyAt }) => readyAt > firstStart)
    if (late.length === 0) return undefined
    const last = late.reduce((latest, one) => (one.readyAt > latest.readyAt ? one : latest))
    return { peer: last.peer, until: last.readyAt + AFTER_PEER_MS }
  }

  private readyAt(service: string): number {
    const known = this.provable.has(service) ? this.provedAt : this.startedAt
    return known.get(service) ?? Number.POSITIVE_INFINITY
  }

  /** Only the first time counts. */
  private note(times: Map<string, number>, service: string): void {
    if (!times.has(service)) times.set(service, this.clock.now())
  }
}
