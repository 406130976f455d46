import type { Clock } from '../common/clock.js'
import type { Docker } from '../engine/docker.js'
import type { HealthProbe } from './health-probe.js'
import type { ProbeResult } from './probe-result.js'

/** A probe that has been run, and when, in milliseconds of the clock. */
export interface TimedProbe {
  readonly result: ProbeResult
  readonly began: number
  readonly ended: number
}

/** Runs the health check of one container. */
export class ProbeRunner {
  private count = 0
  private command: readonly string[]
  private lastWhole: ProbeResult | undefined

  constructor(
    private readonly docker: Pick<Docker, 'exec'>,
    private readonly id: string,
    private readonly probe: HealthProbe,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.command = probe.command
  }

  /** How many probes were run. */
  get attempts(): number {
    return this.count
  }

  /** The last result, but not of a probe that got less time than it was declared to have. */
  get last(): ProbeResult | undefined {
    return this.lastWhole
  }

  /**
   * @param timeoutMs milliseconds
   * @param ports where the server listens, if not where it was expected; asked in turn
   */
  async run(timeoutMs: number, ports: readonly number[], signal: AbortSignal): Promise<TimedProbe> {
    this.count += 1
    const port = ports[this.count % ports.length]
    this.command = (port === undefined ? undefined : this.probe.commandFor?.(port)) ?? this.probe.command
    const probed = await this.exec(timeoutMs, signal)
    const took = Math.min(probed.ended - probed.began, this.probe.timeout)
    if (!probed.result.timedOut || took >= this.probe.timeout) this.lastWhole = probed.result
    return probed
  }

  /** Asks once more what was asked last. @param timeoutMs milliseconds */
  async repeat(timeoutMs: number, signal: AbortSignal): Promise<ProbeResult> {
    return (await this.exec(timeoutMs, signal)).result
  }

  private async exec(timeoutMs: number, signal: AbortSignal): Promise<TimedProbe> {
    const limit = Math.max(1, Math.round(timeoutMs))
    const began = this.clock.now()
    const result = await this.docker.exec(this.id, this.command, { timeoutMs: limit, signal })
    const ended = this.clock.now()
    return {
      result: { ...result, timedOut: result.exitCode === undefined && ended - began >= limit },
      began,
      ended,
    }
  }
}
