import { lastLine } from '../common/last-line.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import { whyNotStarted } from './start-failure.js'

/** How a container ended, as a verb: `exited 1`, `was killed for memory (limit 64 MiB)`. */
export function howItEnded(facts: ContainerDetails, ranOutOfMemory: boolean): string {
  if (facts.outOfMemory || ranOutOfMemory) {
    const limit = facts.memoryLimit > 0 ? ` (limit ${Math.round(facts.memoryLimit / 2 ** 20)} MiB)` : ''
    return `was killed for memory${limit}`
  }
  if (facts.error !== '') return `could not be started: ${whyNotStarted(facts.error)}`
  return `exited ${facts.exitCode}`
}

/** Adds the last line a container printed, where it printed any. */
export function withLastLine(what: string, log: string): string {
  const last = lastLine(log)
  return last === '' ? what : `${what}: ${last}`
}
