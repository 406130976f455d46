import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../common/environment.js'
import type { Problem } from '../common/problem.js'
import { commandText, hearCommands } from '../engine/ended-commands.js'
import type { GateResult } from '../gate/conclude.js'
import { gate } from '../gate.js'
import type { Host } from '../host/host.js'
import type { Masker } from '../masking/masker.js'
import { environmentSecrets } from '../secrets/secrets-in.js'
import type { GivenSettings } from '../settings/given.js'
import { readLocation, type Surroundings } from '../settings/read-location.js'
import type { HostSettings } from '../settings/settings.js'
import type { Claim } from '../teardown/claim.js'
import { wire } from './wiring.js'

/** What a later process has to know of a run before anything is made on the engine. */
export interface RunPlace {
  /** The Compose project's name. */
  readonly project: string
  /** Absolute. */
  readonly reportDir: string
}

/** What differs between the entries. */
export interface GateEntry {
  readonly given: GivenSettings
  /** Found so far; reported together with those of the project. */
  readonly problems: Problem[]
  readonly environment: Environment
  readonly around: Surroundings
  readonly masker: Masker
  hostFor(settings: HostSettings): Host
  /** Called before anything is made on the engine. */
  onPlace?(place: RunPlace): void
  /** Called right before the first thing is made on the engine. */
  onClaim?(claim: Claim): void
  /** Milliseconds a teardown may wait for what an engine still makes for a run that was ended midway. */
  readonly unfinishedWorkMs: number
}

/** Runs the whole gate as an entry asks. */
export async function launchGate(entry: GateEntry): Promise<GateResult> {
  const { given, problems, environment, around, masker, unfinishedWorkMs } = entry
  masker.presume(environmentSecrets(environment))
  const { location, host: settings } = readLocation(given, around, (problem) => problems.push(problem))
  const reportDir = settings.reportDir ?? newReportDir(location.name, around, environment)
  entry.onPlace?.({ project: location.name, reportDir })
  const host = entry.hostFor(settings)
  const { reports, clock, signal } = wire(reportDir, masker, (line) => host.note(line))
  const claim = (claim: Claim) => entry.onClaim?.(claim)
  const run = { id: randomUUID(), begunAt: clock.iso(clock.now()) }
  const stopHearing = hearCommands((command) => host.detail(commandText(command)))
  const tools = { host, reports, masker, environment, clock, run, unfinishedWorkMs, claim }
  return gate({ given, location, problems }, tools, signal).finally(stopHearing)
}

/** A runner's temp folder belongs to one job, whereas several runs of one name may share a machine's. */
function newReportDir(project: string, { random }: Surroundings, { RUNNER_TEMP }: Environment): string {
  if (RUNNER_TEMP) return join(RUNNER_TEMP, 'compose-gate', project)
  return join(tmpdir(), 'compose-gate', project.endsWith(random) ? project : `${project}-${random}`)
}
