import { lastLines, withoutMiddle } from '../common/last-part.js'
import { typedCommand } from '../common/shell-line.js'
import type { EndByEvents } from '../engine/container-events.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import { type Explained, explained } from './log-cause.js'
import { whyNotStarted } from './start-failure.js'

/** The exit code of a process that was ended by SIGKILL. */
const KILLED = 137

type Ended = Pick<ContainerDetails, 'outOfMemory' | 'memoryLimit' | 'error' | 'exitCode' | 'command'>

/** Characters that a sentence shows of what a container ran. */
const MAX_RAN_CHARACTERS = 120

/** Lines that go with the end of a container that somebody else has ended. */
const END_EVIDENCE_LINES = 10

/**
 * Adds to how a container ended what its log says of why. Where it says nothing, the command is all there is.
 * @param what one clause: `migrate exited 1`
 * @param name of the log
 */
export function explainedEnd(
  what: string,
  { error, outOfMemory, command: [program = '', ...args] = [] }: Ended,
  events: EndByEvents,
  log: string,
  name: string,
): Explained {
  // What it printed before somebody ended it is no reason.
  if (events.fromOutside)
    return { ...explained(what, '', name), evidence: lastLines(log, END_EVIDENCE_LINES) }
  const isTold = outOfMemory || events.ranOutOfMemory || error !== '' || program === ''
  const ran = withoutMiddle(typedCommand([program, ...args]), MAX_RAN_CHARACTERS)
  return explained(
    isTold || log.trim() !== '' ? what : `${what}; its log is empty, and it ran: ${ran}`,
    log,
    name,
  )
}

/** How a container ended, as a verb: `exited 1`, `was killed for memory (limit 64 MiB)`. */
export function howItEnded(
  container: Omit<Ended, 'command'>,
  { ranOutOfMemory, fromOutside }: EndByEvents,
): string {
  const megabytes = Math.round(container.memoryLimit / 2 ** 20)
  if (container.outOfMemory || ranOutOfMemory)
    return `was killed for memory${container.memoryLimit > 0 ? ` (limit ${megabytes} MiB)` : ''}`
  if (fromOutside) return `was stopped from outside of the run (exit code ${container.exitCode})`
  if (container.error !== '') return `could not be started: ${whyNotStarted(container.error)}`
  // Podman does not say that a container was out of memory. So the limit is told with what is known.
  const isNearLimit = container.exitCode === KILLED && container.memoryLimit > 0
  return `exited ${container.exitCode}${isNearLimit ? ` (killed; its memory limit is ${megabytes} MiB)` : ''}`
}
