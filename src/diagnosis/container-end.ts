import type { ContainerDetails } from '../engine/container-facts.js'
import { whyNotStarted } from './start-failure.js'

/** How a container ended, as a verb: `exited 1`, `was killed for memory (limit 64 MiB)`. */
export function howItEnded(
  container: Pick<ContainerDetails, 'outOfMemory' | 'memoryLimit' | 'error' | 'exitCode'>,
  ranOutOfMemory: boolean,
): string {
  if (container.outOfMemory || ranOutOfMemory) {
    const megabytes = Math.round(container.memoryLimit / 2 ** 20)
    return `was killed for memory${container.memoryLimit > 0 ? ` (limit ${megabytes} MiB)` : ''}`
  }
  if (container.error !== '') return `could not be started: ${whyNotStarted(container.error)}`
  return `exited ${container.exitCode}`
}
