import type { Clock } from '../common/clock.js'
import type { ProcessorLoad } from '../common/processor-load.js'

/** Of the time that was waited, processes waited for a processor for so much at least where a machine is overloaded. */
const OVERLOADED_SHARE = 0.6

/** Where the kernel does not count that: so many processes a processor ran or wanted to. */
const OVERLOADED_PROCESSES = 2

/** Milliseconds below which a share says nothing. */
const MIN_TIME_MS = 500

/** Notices whether a machine was overloaded while something was waited for. */
export class OverloadWatch {
  private readonly begunAt: number
  private readonly begun: Promise<number | undefined>

  /** Begins now. */
  constructor(
    private readonly machine: ProcessorLoad,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.begunAt = clock.now()
    this.begun = machine.stalledMs()
  }

  /** What to add to why something was not done in time; empty where the machine was not overloaded. */
  async note(): Promise<string> {
    const how = (await this.howStalled()) ?? this.howLoaded()
    return how === undefined || how === '' ? '' : `; the machine was overloaded meanwhile: ${how}`
  }

  /** Undefined: that is unknown. Empty: it was not overloaded. */
  private async howStalled(): Promise<string | undefined> {
    const [before, now] = [await this.begun, await this.machine.stalledMs()]
    const waited = this.clock.now() - this.begunAt
    if (before === undefined || now === undefined || waited < MIN_TIME_MS) return undefined
    const share = (now - before) / waited
    if (share < OVERLOADED_SHARE) return ''
    return `processes waited for a processor in ${Math.min(100, Math.round(share * 100))}% of that time`
  }

  private howLoaded(): string | undefined {
    const { processors } = this.machine
    const load = this.machine.load()
    if (load < OVERLOADED_PROCESSES * processors) return undefined
    return `a load of ${load.toFixed(1)} on ${processors} ${processors === 1 ? 'processor' : 'processors'}`
  }
}
