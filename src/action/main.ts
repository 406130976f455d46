import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { systemClock } from '../common/clock.js'
import type { Problem } from '../common/problem.js'
import { gate } from '../gate.js'
import { githubHost } from '../host/github.js'
import { createMasker } from '../host/mask.js'
import { ReportFolder } from '../host/report-folder.js'
import { interruption } from '../launch/interruption.js'
import { givenFromInputs } from '../settings/given.js'
import { readLocation } from '../settings/resolve-settings.js'
import { endOf, state } from './state.js'

/** The action's main step. */
export async function main(): Promise<void> {
  const environment = process.env
  const problems: Problem[] = []
  const report = (problem: Problem) => void problems.push(problem)
  const given = givenFromInputs(environment, report)
  const around = { workingDirectory: process.cwd(), random: randomBytes(3).toString('hex') }
  const { location, host: wishes } = readLocation(given, around, report)
  const reportDir =
    wishes.reportDir ?? join(environment.RUNNER_TEMP || tmpdir(), 'compose-gate', location.name)
  // Before anything is made on the engine: the post step removes by this name, whatever becomes of this process.
  state.save({ project: location.name, reportDir })

  const masker = createMasker()
  const host = githubHost(core, { masker, summary: wishes.summary })
  const signal = interruption((line) => host.note(line))
  const reports = new ReportFolder(reportDir, masker)
  const world = { host, reports, environment, clock: systemClock, patience: PATIENCE, claim: state.saveClaim }
  const { record, exitCode } = await gate({ given, location, problems }, world, signal)
  state.saveEnd(endOf(record))
  process.exit(exitCode)
}

/** Milliseconds. The runner kills a cancelled step after ten seconds; the post step has more time. */
const PATIENCE = 3000
