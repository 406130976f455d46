import type { Clock } from '../common/clock.js'
import type { Docker } from '../engine/docker.js'
import type { HealthProbe } from './health-probe.js'
import { ListenerWatch } from './listener-watch.js'
import { ListenerLookup } from './listeners.js'
import { MissingProgram } from './missing-program.js'
import { Pace, PROBE_PACE } from './pace.js'
import { type ProbeResult, passes } from './probe-result.js'
import { ProbeRunner, type TimedProbe } from './probe-runner.js'
import { ReadyBudget } from './ready-budget.js'
import { StoreGuard } from './store-guard.js'

/** Milliseconds for which a probe that asks a port is put off while nothing listens: it would only take from what the
 *  service needs to get there. */
const SILENCE_MS = 3000

/** Milliseconds in which a store says whether it is still ready when something that needs it has failed. */
const RECHECK_TIMEOUT_MS = 1000

/** The container that is waited for. */
export interface Awaited {
  readonly id: string
  /** When the waiting began, by the clock. */
  readonly begun: number
  readonly probe: HealthProbe | undefined
  /** Of a store: where its real server listens. */
  readonly storePorts: ReadonlySet<number> | undefined
  /** Milliseconds that the user grants; undefined: what the health check grants. */
  readonly timeoutMs: number | undefined
  /** When the waiting ends at the latest, by the clock: the whole run has no more time. */
  readonly endsAt: number
}

/** What waiting for a container takes. */
export interface ReadinessTools {
  readonly docker: Pick<Docker, 'inspect' | 'exec'>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** Called after each probe. */
  onProbe?(probed: TimedProbe, probe: HealthProbe): void
}

/** What waiting for a container came to. */
export type ReadinessResult = { readonly attempts: number } & (
  | { readonly status: 'ready' }
  | { readonly status: 'late'; readonly waitedMs: number; readonly lack: Lack }
)

/** Why a container is not ready. */
export type Lack =
  | { readonly kind: 'not listening' }
  /** `last` is undefined where not one probe has ended. */
  | { readonly kind: 'unhealthy'; readonly last: ProbeResult | undefined; readonly probe: HealthProbe }

/**
 * Waits for one container. Its declared health check is run by the gate itself, at a faster pace than declared, because
 * the engine's first probe comes only after a whole interval. A store must besides listen on the network before the
 * probe that counts begins: the temporary server of a first start answers probes too.
 */
export class Readiness {
  private readonly lookup: ListenerLookup
  private readonly listeners: ListenerWatch
  private readonly guard: StoreGuard | undefined
  private readonly runner: ProbeRunner | undefined
  private readonly probePace: Pace
  private readonly budget: ReadyBudget
  private readonly missing: MissingProgram

  constructor(
    private readonly awaited: Awaited,
    private readonly tools: ReadinessTools,
    private readonly signal: AbortSignal,
  ) {
    const { id, begun, probe, storePorts, timeoutMs, endsAt } = awaited
    const { docker, clock } = tools
    this.lookup = new ListenerLookup(docker, id, clock)
    this.listeners = new ListenerWatch(this.lookup, storePorts !== undefined, clock, begun)
    this.guard = storePorts && new StoreGuard(storePorts)
    this.runner = probe && new ProbeRunner(docker, id, probe, clock)
    this.probePace = new Pace(PROBE_PACE, begun)
    this.budget = new ReadyBudget(begun, probe, timeoutMs, endsAt)
    this.missing = new MissingProgram(docker, id, this.lookup, begun + (probe?.startPeriod ?? 0))
  }

  async reached(): Promise<ReadinessResult> {
    for (;;) {
      if (this.listeners.untilNext() === 0) await this.look()
      const verdict = await this.verdict()
      const attempts = this.runner?.attempts ?? 0
      if (verdict === 'ready') return { status: 'ready', attempts: Math.max(1, attempts) }
      const now = this.now()
      if (verdict === 'never') return { ...this.late(now), attempts }
      const deadline = this.budget.deadline()
      if (now >= deadline) return { ...this.late(deadline), attempts }
      await this.tools.clock.sleep(this.pause(), this.signal)
    }
  }

  /** Why a container that was ready is so no longer; undefined: it still is, or nobody can tell. */
  async lostReadiness(): Promise<Lack | undefined> {
    const { probe, storePorts } = this.awaited
    const found = await this.lookup.lookWhereFree(true)
    // What listened elsewhere than expected may still do so.
    if (found.known && storePorts !== undefined && found.ports.size === 0) return { kind: 'not listening' }
    if (probe === undefined || this.runner === undefined) return undefined
    const last = await this.runner.repeat(Math.min(probe.timeout, RECHECK_TIMEOUT_MS), this.signal)
    const isUnsure = last.timedOut && probe.timeout > RECHECK_TIMEOUT_MS
    return passes(last, probe) || isUnsure ? undefined : { kind: 'unhealthy', last, probe }
  }

  private async look(): Promise<void> {
    const { found, hasNewPort } = await this.listeners.look(this.signal)
    const now = this.now()
    this.guard?.update(found, now)
    // Most servers are ready as soon as they listen.
    if (hasNewPort) this.probePace.changed(now)
  }

  private async verdict(): Promise<'ready' | 'not yet' | 'never'> {
    const { probe } = this.awaited
    if (probe === undefined || this.runner === undefined) return this.isOpen ? 'ready' : 'not yet'
    if (this.untilProbe(probe) > 0) return 'not yet'
    const timeout = this.budget.timeoutFor(probe, this.now())
    const ports = this.guard?.unexpectedPorts ?? []
    const probed = await this.runner.run(timeout, ports, this.signal)
    this.tools.onProbe?.(probed, probe)
    const { result, began, ended } = probed
    const passed = passes(result, probe)
    this.budget.record(passed, Math.min(ended - began, probe.timeout))
    this.probePace.done(began, ended, this.budget.deadline())
    if (await this.missing.isFinal(result, probe, ended, this.signal)) return 'never'
    return passed && this.isOpen ? 'ready' : 'not yet'
  }

  /** Whether a probe that passes now counts. */
  private get isOpen(): boolean {
    return this.guard?.isOpen ?? true
  }

  /** Milliseconds until the next probe is due; Infinity: no probe is. */
  private untilProbe({ asksPort, budget }: HealthProbe): number {
    const now = this.now()
    const { begun } = this.awaited
    if (this.isOpen) {
      const silence = this.listeners.isSilent && asksPort ? Math.min(SILENCE_MS, budget / 2) : 0
      return Math.max(begun + silence - now, this.probePace.until(now))
    }
    // A probe before the real server is there takes from what the server needs to boot, and only tells whether it
    // deserves more time than its health check grants. That is asked late, and only until the answer is yes.
    if (this.budget.hasPassed) return Number.POSITIVE_INFINITY
    return Math.max(begun + budget / 2 - now, this.probePace.until(now))
  }

  /** Milliseconds in which nothing is to do. */
  private pause(): number {
    const { probe } = this.awaited
    const untilProbe = probe === undefined ? Number.POSITIVE_INFINITY : this.untilProbe(probe)
    const untilDeadline = this.budget.deadline() - this.now()
    return Math.max(0, Math.ceil(Math.min(this.listeners.untilNext(), untilProbe, untilDeadline)))
  }

  private late(end: number) {
    const { begun, probe } = this.awaited
    const isUnasked = this.runner?.attempts === 0 && !this.isOpen
    const lack: Lack =
      this.budget.hasPassed || probe === undefined || isUnasked
        ? { kind: 'not listening' }
        : { kind: 'unhealthy', last: this.runner?.last, probe }
    return { status: 'late', waitedMs: end - begun, lack } as const
  }

  private now(): number {
    return this.tools.clock.now()
  }
}
