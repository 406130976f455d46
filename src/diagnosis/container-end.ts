import type { ContainerDetails } from '../engine/container-facts.js'
import { whyNotStarted } from './start-failure.js'

/** The exit code of a process that was ended by SIGKILL. */
const KILLED = 137

/** How a container ended, as a verb: `exited 1`, `was killed for memory (limit 64 MiB)`. */
export function howItEnded(
  container: Pick<ContainerDetails, 'outOfMemory' | 'memoryLimit' | 'error' | 'exitCode'>,
  ranOutOfMemory: boolean,
): string {
  const megabytes = Math.round(container.memoryLimit / 2 ** 20)
  if (container.outOfMemory || ranOutOfMemory)
    return `was killed for memory${container.memoryLimit > 0 ? ` (limit ${megabytes} MiB)` : ''}`
  if (container.error !== '') return `could not be started: ${whyNotStarted(container.error)}`
  // Podman does not say that a container was out of memory. So the limit is told with what is known.
  const isNearLimit = container.exitCode === KILLED && container.memoryLimit > 0
  return `exited ${container.exitCode}${isNearLimit ? ` (killed; its memory limit is ${megabytes} MiB)` : ''}`
}
