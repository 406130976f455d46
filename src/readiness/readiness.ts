import { formatDuration } from '../common/duration.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from '../steps/step-context.js'
import { type HealthProbe, holds, howItFailed, type ProbeResult } from './health-probe.js'
import { ListenerLookup } from './listeners.js'
import { MissingProgram } from './missing-program.js'
import { LOOKS, Pace, PROBES } from './pace.js'

/** Milliseconds a service gets to become ready where no health check says how long it may take. */
export const PATIENCE = 120_000

/** A store may be told to listen elsewhere than expected: so many milliseconds its probe must hold then. */
const STRANGE_PORT_PATIENCE = 5000

/** Milliseconds in which a store says whether it is still ready when something that needs it has failed. */
const CROSS_EXAMINATION = 1000

/** Milliseconds for which a probe that asks a port is put off while nothing listens: it would only take from what the
 *  service needs to get there. */
const SILENCE = 3000

/** Milliseconds from which on a probe that fails is slow. The engine counts an interval from the end of a probe, so that
 *  slow ones are declared to go on for longer; what quick ones add is nothing to wait for. */
const SLOW = 500

/** The container that is waited for. */
export interface Subject {
  readonly service: string
  readonly id: string
  /** When the waiting began, by the stage's clock. */
  readonly begun: number
  readonly probe: HealthProbe | undefined
  /** Of a store: where its real server listens. */
  readonly ports: ReadonlySet<number> | undefined
}

/**
 * Waits for one container. Its declared health check is run by the gate itself, at a faster pace than declared,
 * because the engine's first probe comes only after a whole interval. A store must besides listen on the network
 * before the probe that counts begins: the temporary server of a first start answers probes too.
 */
export class Readiness {
  private attempts = 0
  /** A probe has passed, if perhaps before the real server was there. */
  private held = false
  private last: ProbeResult | undefined
  /** Whether the probe that counts may begin. */
  private open: boolean
  /** Nothing tells what it listens on. */
  private deaf = false
  private heard: ReadonlySet<number> = new Set()
  private silent = false
  private strangeSince: number | undefined
  /** Ports it listens on in place of the expected ones, for long enough to believe it. */
  private strange: readonly number[] = []
  /** Milliseconds the slowest probe took that failed; 0: none was slow. */
  private slowest = 0
  /** The health check's program is not in the image, and nothing will bring it there. */
  private hopeless = false
  private readonly missing: MissingProgram
  private readonly ears: ListenerLookup
  private readonly looks: Pace
  private readonly probes: Pace

  constructor(
    private readonly subject: Subject,
    private readonly stage: StepContext,
    private readonly signal: AbortSignal,
  ) {
    this.open = subject.ports === undefined
    this.ears = new ListenerLookup(stage.docker, subject.id)
    const grace = subject.begun + (subject.probe?.startPeriod ?? 0)
    this.missing = new MissingProgram(stage.docker, subject.id, this.ears, grace)
    this.looks = new Pace(LOOKS, subject.begun)
    this.probes = new Pace(PROBES, subject.begun)
  }

  async reached(): Promise<StepOutcome> {
    const { probe } = this.subject
    for (;;) {
      if (!this.deaf && this.looks.until(this.now()) === 0) await this.look()
      if (probe === undefined ? this.open : await this.passes(probe)) {
        return { status: 'passed', attempts: Math.max(1, this.attempts) }
      }
      if (this.hopeless || this.now() >= this.deadline()) return this.tooLate()
      await this.stage.clock.sleep(this.rest(), this.signal)
    }
  }

  /** Why it is ready no longer; undefined: it is, or nobody can tell. */
  async trouble(): Promise<string | undefined> {
    const { ports, probe } = this.subject
    const found = await this.ears.listeningHere(true)
    // What listened elsewhere than expected may still do so.
    if (found.known && ports !== undefined && found.ports.size === 0) return 'nothing listens any more'
    if (probe === undefined) return undefined
    const probed = await this.run(probe, Math.min(probe.timeout, CROSS_EXAMINATION))
    return holds(probed, probe) || (probed.timedOut && probe.timeout > CROSS_EXAMINATION)
      ? undefined
      : howItFailed(probed, probe)
  }

  private async look(): Promise<void> {
    const { ports } = this.subject
    const began = this.now()
    const found =
      ports === undefined ? await this.ears.listeningHere() : await this.ears.listening(this.signal)
    const now = this.now()
    this.looks.done(began, now)
    if (!found.known) {
      // What could not be seen this time may show the next time.
      this.deaf = found.forGood
      this.open ||= found.forGood
      return
    }
    // Most servers are ready as soon as they listen.
    if ([...found.ports].some((port) => !this.heard.has(port))) this.probes.changed(now)
    this.heard = found.ports
    this.silent = found.silent
    this.open = ports === undefined || this.isOpen(ports, now)
  }

  private isOpen(ports: ReadonlySet<number>, now: number): boolean {
    const expected = [...ports].some((port) => this.heard.has(port))
    if (expected || this.heard.size === 0) this.strangeSince = undefined
    else this.strangeSince ??= now
    const believed = this.strangeSince !== undefined && now - this.strangeSince >= STRANGE_PORT_PATIENCE
    this.strange = believed ? [...this.heard] : []
    return expected || believed
  }

  /** Runs the probe where it is due; true: it passed, and it counts. */
  private async passes(probe: HealthProbe): Promise<boolean> {
    if (this.untilProbe() > 0) return false
    const began = this.now()
    this.attempts += 1
    const probed = await this.run(probe, this.timeFor(probe))
    const now = this.now()
    const took = Math.min(now - began, probe.timeout)
    // One that the deadline cut short says less than the one before.
    if (!probed.timedOut || took >= probe.timeout) this.last = probed
    const held = holds(probed, probe)
    this.held ||= held
    this.hopeless = await this.missing.isFinal(probed, probe, now, this.signal)
    if (!held && took >= SLOW) this.slowest = Math.max(this.slowest, took)
    this.probes.done(began, now, this.deadline())
    return held && this.open
  }

  /** @param most milliseconds */
  private async run(probe: HealthProbe, most: number): Promise<ProbeResult> {
    const limit = Math.max(1, Math.round(most))
    const port = this.strange[this.attempts % this.strange.length]
    const command = (port === undefined ? undefined : probe.at?.(port)) ?? probe.command
    const began = this.now()
    const result = await this.stage.docker.exec(this.subject.id, command, limit, this.signal)
    return { ...result, timedOut: result.exitCode === undefined && this.now() - began >= limit }
  }

  /** Milliseconds a probe gets that begins now: as long as others took, and the deadline moves on before a slower one. */
  private timeFor({ retries, timeout }: HealthProbe): number {
    const left = this.deadline() - this.now()
    if (retries === 0 || this.stage.settings.timeouts.ready !== undefined) return Math.min(timeout, left)
    return left >= Math.max(SLOW, this.slowest) ? timeout : Math.min(timeout, Math.max(left, this.slowest))
  }

  /** Milliseconds until the next probe is due. */
  private untilProbe(): number {
    const { begun, probe } = this.subject
    if (probe === undefined) return Number.POSITIVE_INFINITY
    if (this.open) {
      const silence = this.silent && probe.asksPort ? Math.min(SILENCE, probe.budget / 2) : 0
      return Math.max(begun + silence - this.now(), this.probes.until(this.now()))
    }
    // A probe before the real server is there takes from what that needs to boot, and only tells whether it deserves
    // more time than its health check grants. Whether it does is asked late, and once.
    if (this.held) return Number.POSITIVE_INFINITY
    const late = begun + probe.budget / 2 - this.now()
    return Math.max(late, this.probes.until(this.now()))
  }

  /** Milliseconds to do nothing. */
  private rest(): number {
    const now = this.now()
    const look = this.deaf ? Number.POSITIVE_INFINITY : this.looks.until(now)
    return Math.max(0, Math.ceil(Math.min(look, this.untilProbe(), this.deadline() - now)))
  }

  private deadline(): number {
    const { begun, probe } = this.subject
    const budget = (probe?.budget ?? PATIENCE) + (probe?.retries ?? 0) * this.slowest
    const granted = this.held ? Math.max(PATIENCE, budget) : budget
    return begun + (this.stage.settings.timeouts.ready ?? granted)
  }

  private tooLate(): StepOutcome {
    const { service, begun, probe } = this.subject
    const within = formatDuration((this.hopeless ? this.now() : this.deadline()) - begun)
    const evidence = this.last?.output ?? ''
    const detail =
      this.held || probe === undefined
        ? `${service} did not listen on the network within ${within}`
        : `${service} was not healthy within ${within}; ${howItFailed(this.last, probe)}`
    return { status: 'failed', attempts: this.attempts, detail, evidence }
  }

  private now(): number {
    return this.stage.clock.now()
  }
}
