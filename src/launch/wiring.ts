import { randomBytes } from 'node:crypto'
import { type Clock, systemClock } from '../common/clock.js'
import { ReportFolder } from '../host/report-folder.js'
import type { Masker } from '../masking/masker.js'
import type { Surroundings } from '../settings/read-location.js'
import { interruption } from './interruption.js'

/** What every entry has of the process it runs in. */
export interface Wiring {
  readonly reports: ReportFolder
  readonly clock: Clock
  /** Aborted when somebody wants the process to end. */
  readonly signal: AbortSignal
}

/**
 * Wires an entry to its process. Call once: from now on signals no longer end the process.
 * @param reportDir absolute
 * @param note takes one line on what happens
 */
export function wire(reportDir: string, masker: Masker, note: (line: string) => void): Wiring {
  return { reports: new ReportFolder(reportDir, masker), clock: systemClock, signal: interruption(note) }
}

/** What settings depend on besides what the user wrote. */
export function surroundings(): Surroundings {
  return { workingDirectory: process.cwd(), random: randomBytes(3).toString('hex') }
}
