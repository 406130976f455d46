import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../common/clock.js'
import type { Problem } from '../common/problem.js'
import { gate } from '../gate.js'
import { ReportFolder } from '../host/report-folder.js'
import { interruption } from '../launch/interruption.js'
import type { GivenSettings } from '../settings/given.js'
import { readLocation } from '../settings/resolve-settings.js'
import type { CommandContext } from './command-context.js'

/** `compose-gate run`: the whole gate. @returns the exit code */
export async function run(given: GivenSettings, problems: Problem[], shell: CommandContext): Promise<number> {
  const { host, masker, environment, around } = shell
  const { location, host: wishes } = readLocation(given, around, (problem) => problems.push(problem))
  const reportDir =
    wishes.reportDir ?? join(environment.RUNNER_TEMP || tmpdir(), 'compose-gate', location.name)
  const signal = interruption((line) => host.note(line))
  const reports = new ReportFolder(reportDir, masker)
  const world = { host, reports, environment, clock: systemClock, patience: PATIENCE, claim: () => {} }
  const { exitCode } = await gate({ given, location, problems }, world, signal)
  return exitCode
}

/** Milliseconds. Nobody comes after to remove what an engine finishes later. */
const PATIENCE = 60_000
