import type { ContainerDetails, ExecResult } from '../engine/facts.js'
import type { Step, StoreKind } from '../plan/model.js'
import { lastLine } from '../run/log-lines.js'
import type { Outcome } from '../run/runner.js'
import { formatDuration } from '../settings/duration.js'
import { listening } from './listening.js'
import type { Stage } from './stage.js'

/** Milliseconds between two rounds of probing: at least this, and never more than a round itself takes … */
const SHORTEST_PAUSE = 50
/** … nor more than this. */
const LONGEST_PAUSE = 1000

/** The least time a service gets to become ready where it has no health check to use up, or has passed it and does not
 *  listen yet. */
const LEAST_PATIENCE = 120_000

/** A store may be told to listen elsewhere than expected: so long its probe must hold then. */
const STRANGE_PORT_PATIENCE = 5000

/**
 * Waits until a service is ready. Its declared health check is run by the gate itself, at a faster pace than
 * declared, because the engine's first probe comes only after a whole interval. A store must besides listen on the
 * network before the probe that counts began: the temporary server of a first start answers probes too.
 */
export async function ready(
  step: Extract<Step, { kind: 'ready' }>,
  stage: Stage,
  signal: AbortSignal,
): Promise<Outcome> {
  const containers = stage.containers.of(step.service)
  const outcomes = await Promise.all(
    containers.map(({ id }) => new Readiness(step.service, id, step.store, stage, signal).reached()),
  )
  const attempts = Math.max(0, ...outcomes.map((outcome) => outcome.attempts ?? 0))
  return outcomes.find(({ status }) => status === 'failed') ?? { ...outcomes[0], status: 'passed', attempts }
}

interface Probe {
  readonly command: readonly string[]
  /** Milliseconds. */
  readonly timeout: number
  readonly interval: number
  readonly retries: number
  /** Milliseconds after the start by which it must have held. */
  readonly budget: number
}

class Readiness {
  private attempts = 0
  private held = false
  private last: ExecResult | undefined
  private lastAt = 0
  private strangeSince: number | undefined

  constructor(
    private readonly service: string,
    private readonly id: string,
    private readonly store: StoreKind | undefined,
    private readonly stage: Stage,
    private readonly signal: AbortSignal,
  ) {}

  async reached(): Promise<Outcome> {
    const { clock, docker } = this.stage
    const begun = clock.now()
    const facts = await docker.inspect(this.id)
    const probe = facts === undefined ? undefined : probeOf(facts, this.store)
    if (probe === undefined && this.store === undefined) {
      return { status: 'passed', detail: 'it runs; no health check says more' }
    }
    const ports = new Set([...(facts?.exposed ?? []), ...(this.store === undefined ? [] : [this.store.port])])
    for (;;) {
      const round = clock.now()
      if (await this.holds(probe, ports)) return { status: 'passed', attempts: this.attempts }
      const late = this.tooLate(probe, clock.now() - begun)
      if (late !== undefined) return late
      const pause = Math.min(Math.max(clock.now() - round, SHORTEST_PAUSE), LONGEST_PAUSE)
      await clock.sleep(pause, this.signal)
    }
  }

  /** One round: is it there on the network, and does the probe that follows hold? */
  private async holds(probe: Probe | undefined, ports: ReadonlySet<number>): Promise<boolean> {
    const open = this.store === undefined ? 'yes' : await this.isOpen(ports)
    if (probe === undefined) {
      this.attempts += 1
      return open !== 'no'
    }
    // While nothing listens the probe only tells whether to go on waiting: the declared pace does for that.
    const due = this.stage.clock.now() - this.lastAt >= probe.interval
    if (open === 'no' && !due) return false
    this.attempts += 1
    this.lastAt = this.stage.clock.now()
    this.last = await this.stage.docker.exec(this.id, probe.command, probe.timeout, this.signal)
    const passed = this.last.exitCode === 0
    this.held ||= passed
    return passed && open !== 'no'
  }

  private async isOpen(ports: ReadonlySet<number>): Promise<'yes' | 'no' | 'unknown'> {
    const found = await listening(this.stage.docker, this.id, this.signal)
    if (!found.known) return 'unknown'
    if ([...ports].some((port) => found.ports.has(port))) return 'yes'
    if (found.ports.size === 0) this.strangeSince = undefined
    else this.strangeSince ??= this.stage.clock.now()
    const strange = this.strangeSince !== undefined && this.stage.clock.now() - this.strangeSince
    return strange !== false && strange >= STRANGE_PORT_PATIENCE ? 'yes' : 'no'
  }

  private tooLate(probe: Probe | undefined, waited: number): Outcome | undefined {
    const asked = this.stage.settings.timeouts.ready
    // A check that has used up its own budget is what Compose calls unhealthy: waiting longer would be less strict.
    const patience = asked ?? (this.held || probe === undefined ? LEAST_PATIENCE : probe.budget)
    if (waited < patience) return undefined
    const within = formatDuration(patience)
    const evidence = this.last?.output ?? ''
    if (this.held || probe === undefined) {
      const detail = `${this.service} did not listen on the network within ${within}`
      return { status: 'failed', attempts: this.attempts, detail, evidence }
    }
    const said = lastLine(evidence)
    const detail = `${this.service} was not healthy within ${within}; ${howItSaid(this.last)}${said === '' ? '' : `: ${said}`}`
    return { status: 'failed', attempts: this.attempts, detail, evidence }
  }
}

/** The declared health check (the image's own included), else the known store's, as a command. */
function probeOf(facts: ContainerDetails, store: StoreKind | undefined): Probe | undefined {
  const declared = facts.healthCheck
  if (declared !== undefined) {
    const { interval, retries, startPeriod } = declared
    return { ...declared, command: commandOf(declared.test), budget: startPeriod + interval * retries }
  }
  if (store?.probe === undefined) return undefined
  const command = commandOf(store.probe)
  return { command, timeout: 10_000, interval: 1000, retries: 3, budget: LEAST_PATIENCE }
}

function commandOf(test: readonly string[]): readonly string[] {
  const [form, ...rest] = test
  return form === 'CMD-SHELL' ? ['/bin/sh', '-c', rest.join(' ')] : form === 'CMD' ? rest : test
}

/** A shell says 127 where there is no such command, and 126 where it may not be run. */
function howItSaid(last: ExecResult | undefined): string {
  if (last?.exitCode === undefined) return 'its last probe did not end'
  if (last.exitCode === 127) return "its health check's command is not in the image (exit code 127)"
  if (last.exitCode === 126) return "its health check's command cannot be run (exit code 126)"
  return `its last probe exited ${last.exitCode}`
}
