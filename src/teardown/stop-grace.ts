import type { Clock } from '../common/clock.js'
import { delayed } from '../common/deadline.js'
import type { ContainerListing } from '../engine/container-facts.js'

/** Time for containers to end by themselves. */
export interface StopGrace {
  /**
   * Milliseconds between asking a container to stop and killing it; 0 kills at once. Undefined: 0, but for one that may
   * write into a folder of the machine.
   */
  readonly graceMs: number | undefined
  /** Aborted: the grace is over for everybody. */
  readonly hurry: AbortSignal
}

/**
 * Milliseconds in which a process removes the lock and the pid file that it has in a folder of the user's. A runner
 * kills a cancelled step 7.5 s after it has asked it to end, so this much is left in any hurry.
 */
export const WRITER_GRACE_MS = 2000

/** The grace of one container. */
export function graceOf(
  { mayWrite }: Pick<ContainerListing, 'mayWrite'>,
  { graceMs, hurry }: StopGrace,
  clock: Pick<Clock, 'timeout'>,
): { readonly graceMs: number; readonly hurry: AbortSignal } {
  if (!mayWrite) return { graceMs: graceMs ?? 0, hurry }
  return { graceMs: graceMs ?? WRITER_GRACE_MS, hurry: delayed(hurry, WRITER_GRACE_MS, clock) }
}
