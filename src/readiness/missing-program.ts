import type { Docker } from '../engine/docker.js'
import { type HealthProbe, isMissing, type ProbeResult } from './health-probe.js'
import type { ListenerLookup } from './listeners.js'

/** Milliseconds after which a program that is not in the image is not waited for any longer. */
const SETTLED = 5000

/**
 * Watches a health check whose program is not there. Nobody brings it into a container that has long been doing its
 * work; an entrypoint may still install it during the start period, after a restart, or while nothing listens yet.
 */
export class MissingProgram {
  private first: { readonly at: number; readonly pid: number | undefined } | undefined

  /** @param notBefore the end of the start period, in milliseconds of the clock that the probes are timed by */
  constructor(
    private readonly docker: Docker,
    private readonly id: string,
    private readonly ears: ListenerLookup,
    private readonly notBefore: number,
  ) {}

  /** Whether the probe that has just been run shows that the health check can no longer come true. */
  async isFinal(probed: ProbeResult, probe: HealthProbe, now: number, signal: AbortSignal): Promise<boolean> {
    if (!isMissing(probed, probe) || now < this.notBefore) {
      this.first = undefined
      return false
    }
    this.first ??= { at: now, pid: await this.pid() }
    if (now - this.first.at < SETTLED) return false
    const pid = await this.pid()
    if (pid !== this.first.pid) {
      this.first = { at: now, pid }
      return false
    }
    const heard = await this.ears.listening(signal)
    // An image with nothing to read the tables with has nothing to install a program with either.
    return heard.known ? !heard.silent : heard.forGood
  }

  /** A container that restarts has another first process. */
  private async pid(): Promise<number | undefined> {
    return (await this.docker.inspect(this.id))?.pid
  }
}
