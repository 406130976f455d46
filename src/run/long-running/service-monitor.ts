import type { Clock } from '../../common/clock.js'
import { replicaName } from '../../compose/replica-name.js'
import { answered } from '../../engine/answered.js'
import type { ContainerEvents } from '../../engine/container-events.js'
import type { Docker } from '../../engine/docker.js'
import type { Restart } from '../../findings/rules/restarted.js'
import type { Plan } from '../../plan/plan.js'
import type { LongRunningServices } from '../../steps/step-context.js'
import { CauseLookup } from './cause-lookup.js'
import { ContainerHistories } from './container-histories.js'
import { ContainerInspector } from './container-inspector.js'
import { CrashMonitor } from './crash-monitor.js'
import { endWaitMs } from './end-wait.js'
import { inspectAtTheEnd } from './final-inspection.js'
import { HealthRecovery } from './health-recovery.js'
import { PeerReadiness } from './peer-readiness.js'
import { Restarts } from './restarts.js'
import type { RunControl } from './run-control.js'
import { Settling, type Unsettled } from './settling.js'

/** Milliseconds between two looks whether a container was started again. */
const RESTART_POLL_MS = 100

/** What the monitor of services needs. */
export interface MonitorTools {
  readonly docker: Pick<
    Docker,
    'exec' | 'hasFullDisk' | 'inspect' | 'isForeign' | 'lastLines' | 'lastTimedLines' | 'version'
  >
  readonly events: Pick<ContainerEvents, 'commandsIn' | 'lastEnd' | 'listen'>
  readonly clock: Clock
  readonly plan: Pick<Plan, 'model' | 'peers' | 'steps'>
  /** Milliseconds that what stays must have been up before a run passes. */
  readonly settleMs: number
}

/**
 * Watches the services that were started to stay. A service that ends, or restarts again and again, fails the run at
 * once, whatever the run is waiting for.
 */
export class ServiceMonitor implements LongRunningServices {
  private readonly histories: ContainerHistories
  private readonly inspector: ContainerInspector
  private readonly crashes: CrashMonitor
  private readonly causes: CauseLookup
  private readonly peers: PeerReadiness
  private readonly restarted: Restarts
  private readonly settling: Settling
  private readonly recovery: HealthRecovery
  private readonly clock: Clock

  constructor(
    { docker, events, clock, plan, settleMs }: MonitorTools,
    private readonly run: RunControl,
  ) {
    this.clock = clock
    this.histories = new ContainerHistories(events, (id) => this.crashes.ended(id))
    this.peers = new PeerReadiness(plan.peers ?? {}, plan.steps, clock)
    this.restarted = new Restarts(docker, events, this.peers, clock)
    const isAwaited = (service: string) => run.isAwaited(service)
    this.inspector = new ContainerInspector(
      docker,
      events,
      this.histories,
      isAwaited,
      (id) => this.restarted.isExcused(id),
      plan.model,
    )
    this.crashes = new CrashMonitor(this.histories, this.inspector, run)
    this.causes = new CauseLookup(docker, this.histories, this.inspector, run, clock)
    this.recovery = new HealthRecovery(docker, clock)
    this.settling = new Settling(events, clock, settleMs, endWaitMs(plan, settleMs))
  }

  begin(service: string, ids: readonly string[], mayEnd: boolean): void {
    for (const [index, id] of ids.entries()) {
      const name = replicaName(service, index, ids.length)
      this.histories.add(id, { service, name, mayEnd })
      this.settling.begin(id, service, mayEnd)
    }
  }

  proved(service: string): void {
    this.settling.proved(service)
    this.peers.proved(service)
  }

  becameReady(id: string, lostReadiness: () => Promise<string | undefined>): void {
    this.histories.becameReady(id, lostReadiness)
  }

  /** The services that have ended with 0, where nothing calls them servers. */
  ended(): readonly string[] {
    return this.settling.ended()
  }

  examineUnhealthy(): Promise<void> {
    return this.causes.examineUnhealthy()
  }

  /** A step has failed: fails the service that is the cause. @throws EngineTrouble where the engine is gone */
  lookForCause(signal: AbortSignal): Promise<void> {
    return this.causes.look(signal)
  }

  /** Every container that ended and was started again. */
  restarts(): Promise<readonly Restart[]> {
    return this.restarted.all()
  }

  /** The first service that was not known to stay up when the run's time was up, and what it lacked. */
  unsettled(): { readonly service: string; readonly waitedFor: string } {
    const { service, lacks } = this.settling.unsettled() ?? this.uninspected()
    return { service, waitedFor: `${service} ${lacks}` }
  }

  /**
   * Every step has passed: fails the run where a service does not stay up.
   * @throws EngineTrouble where the engine does not answer; the signal's reason
   */
  async confirm(signal: AbortSignal): Promise<void> {
    do {
      await this.backAgain(signal)
      await this.settling.reached(signal)
      const unhealthy = this.histories.all().filter(({ isUnhealthy }) => isUnhealthy)
      await Promise.all(unhealthy.map(({ id }) => this.recovery.awaited(id, signal)))
      // A container may have ended while another one was waited for.
    } while (this.settling.leftMs() > 0)
    const inspections = [this.crashes.settled(), inspectAtTheEnd(this.histories, this.inspector, this.run)]
    await answered(Promise.all(inspections), signal, this.clock)
  }

  /** All have been up for long enough: what is left is the engine's own word. */
  private uninspected(): Unsettled {
    const all = this.histories.all()
    const unhealthy = all.find(({ isUnhealthy }) => isUnhealthy)
    if (unhealthy !== undefined) return { service: unhealthy.service, lacks: 'was unhealthy' }
    return { service: all[0]?.service ?? '', lacks: 'had been up, but the engine had not said how it is' }
  }

  /** Waits for containers that were waiting for a service that they need, and are about to be started again. */
  private async backAgain(signal: AbortSignal): Promise<void> {
    const leftMs = () => this.restarted.leftMs((id) => this.settling.isToStay(id))
    for (let left = leftMs(); left > 0; left = leftMs()) {
      await this.clock.sleep(Math.min(left, RESTART_POLL_MS), signal)
    }
  }
}
