import { readFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'

/** How busy the processors of a machine are, as far as it tells. */
export interface ProcessorLoad {
  /** How many processors there are. */
  readonly processors: number
  /** Processes that ran or wanted to, on average over the last minute. */
  load(): number
  /**
   * Milliseconds, since the machine was started, in which some process waited for a processor; undefined where the
   * kernel does not count them.
   */
  stalledMs(): Promise<number | undefined>
}

export const loadHere: ProcessorLoad = {
  processors: availableParallelism(),
  load: () => loadavg()[0] ?? 0,
  stalledMs: async () => stalledIn(await readFile('/proc/pressure/cpu', 'utf8').catch(() => '')),
}

/** @param pressure the kernel's account of waiting for processors, which counts in microseconds */
export function stalledIn(pressure: string): number | undefined {
  const microseconds = /^some .*\btotal=(\d+)/m.exec(pressure)?.[1]
  return microseconds === undefined ? undefined : Number(microseconds) / 1000
}
