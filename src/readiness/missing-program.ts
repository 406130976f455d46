import type { Docker } from '../engine/docker.js'
import type { HealthProbe } from './health-probe.js'
import type { ListenerLookup } from './listeners.js'
import { lacksProgram, type ProbeResult } from './probe-result.js'

/** Milliseconds for which a program must have been missing before the gate gives up on it. */
const CONFIRM_MISSING_MS = 5000

/**
 * Watches a health check whose program is not in the image. An entrypoint may still install the program during the start
 * period, after a restart, or before anything listens; in a container that already does its work it stays missing.
 */
export class MissingProgram {
  /** Since when the program is missing, and in which first process of the container: a restart brings a new one. */
  private since: { readonly at: number; readonly pid: number | undefined } | undefined

  /** @param notBefore the end of the start period, in milliseconds of the clock that the probes are timed by */
  constructor(
    private readonly docker: Pick<Docker, 'inspect'>,
    private readonly id: string,
    private readonly listeners: ListenerLookup,
    private readonly notBefore: number,
  ) {}

  /** Whether the probe that has just been run shows that the health check can no longer pass. */
  async isFinal(result: ProbeResult, probe: HealthProbe, now: number, signal: AbortSignal): Promise<boolean> {
    if (!lacksProgram(result, probe) || now < this.notBefore) {
      this.since = undefined
      return false
    }
    this.since ??= { at: now, pid: await this.pid() }
    if (now - this.since.at < CONFIRM_MISSING_MS) return false
    const pid = await this.pid()
    if (pid !== this.since.pid) {
      this.since = { at: now, pid }
      return false
    }
    const found = await this.listeners.look(signal)
    // An image without a program that reads the tables has no program that installs others either.
    return found.known ? !found.silent : found.forGood
  }

  private async pid(): Promise<number | undefined> {
    return (await this.docker.inspect(this.id))?.pid
  }
}
