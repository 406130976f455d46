import type { Clock } from '../../common/clock.js'
import { howItEnded } from '../../diagnosis/container-end.js'
import { causeText, READ_LINES } from '../../diagnosis/log-cause.js'
import type { ContainerEvents } from '../../engine/container-events.js'
import type { Docker } from '../../engine/docker.js'
import type { ContainerEvent } from '../../engine/event-stream.js'
import type { Restart } from '../../findings/rules/restarted.js'
import type { Excuse, PeerReadiness } from './peer-readiness.js'

/** What is known of a container since its first start. Times in milliseconds of the clock. */
interface Life {
  readonly service: string
  readonly firstStart: number
  readonly isUp: boolean
  /** How often it was started again after an end. */
  readonly restarts: number
  readonly lastEnd?: LastEnd | undefined
  /** The last end after which it was started again. */
  readonly again?: { readonly end: LastEnd; readonly how: string } | undefined
}

interface LastEnd {
  readonly at: number
  readonly exitCode: number
  /** Why, as the container had printed by then; empty where it is unknown. */
  readonly said: Promise<string>
}

/** Notes which containers of a run have ended and were started again: a run that passes tells that, too. */
export class Restarts {
  private readonly lives = new Map<string, Life>()

  constructor(
    private readonly docker: Pick<Docker, 'lastLines'>,
    private readonly events: Pick<ContainerEvents, 'lastEnd' | 'listen'>,
    private readonly peers: Pick<PeerReadiness, 'excuseOf' | 'started'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    events.listen((event) => this.note(event))
  }

  /** Why a container may have ended; undefined: it had no reason outside of itself. */
  excuseOf(id: string): Excuse | undefined {
    const life = this.lives.get(id)
    return life && this.peers.excuseOf(life.service, life.firstStart)
  }

  /** Whether all ends of a container so far may be put down to a service that it needs. */
  isExcused(id: string): boolean {
    const end = this.lives.get(id)?.lastEnd
    return end !== undefined && end.at <= (this.excuseOf(id)?.until ?? Number.NEGATIVE_INFINITY)
  }

  /**
   * Milliseconds until a container that has ended must be up again; 0: it is up, or has no excuse. Infinity where the
   * service that it needs is not ready yet.
   * @param isToStay whether a container is to stay: nobody waits for a job that has done its work
   */
  leftMs(isToStay: (id: string) => boolean): number {
    const left = [...this.lives].map(([id, { isUp }]) => {
      if (isUp || !this.isExcused(id) || !isToStay(id)) return 0
      return (this.excuseOf(id)?.until ?? 0) - this.clock.now()
    })
    return Math.max(0, ...left)
  }

  /** Every container that was started again. */
  async all(): Promise<readonly Restart[]> {
    const again = [...this.lives].filter(([, { restarts }]) => restarts > 0)
    return Promise.all(again.map(([id, life]) => this.restartOf(id, life)))
  }

  private async restartOf(id: string, { service, isUp, restarts, again }: Life): Promise<Restart> {
    const peer = this.isExcused(id) ? this.excuseOf(id)?.peer : undefined
    const said = (await again?.end.said) ?? ''
    return { service, times: restarts, how: again?.how ?? 'ended', said, peer, isUp }
  }

  private note({ action, id, service, exitCode, at }: ContainerEvent): void {
    const now = this.clock.now()
    const life = this.lives.get(id)
    if (action === 'start') {
      this.peers.started(service)
      const begun = life ?? { service, firstStart: now, restarts: 0 }
      this.lives.set(id, { ...begun, ...this.startedAgain(id, life), isUp: true })
    }
    if (action === 'die' && life !== undefined) {
      this.lives.set(id, { ...life, isUp: false, lastEnd: { at: now, exitCode, said: this.saidBy(id, at) } })
    }
  }

  private startedAgain(id: string, life: Life | undefined): Pick<Life, 'restarts' | 'again'> | undefined {
    const end = life?.lastEnd
    if (life === undefined || life.isUp || end === undefined) return undefined
    const facts = { exitCode: end.exitCode, outOfMemory: false, memoryLimit: 0, error: '' }
    const how = howItEnded(facts, this.events.lastEnd(id))
    return { restarts: life.restarts + 1, again: { end, how } }
  }

  /** @param until in seconds: what the container prints after its next start is not the end of this one */
  private async saidBy(id: string, until: number): Promise<string> {
    return causeText(await this.docker.lastLines(id, READ_LINES, { until }).catch(() => ''))
  }
}
