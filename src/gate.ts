import type { Claim } from './action/state.js'
import type { Clock } from './common/clock.js'
import { BadInput, type Problem } from './common/problem.js'
import { environmentFiles } from './compose/files/env-files.js'
import { secretsOf } from './compose/secrets.js'
import { answered } from './engine/answered.js'
import { Compose } from './engine/docker-compose.js'
import { openEngine } from './engine/open-engine.js'
import type { Host } from './host/host.js'
import type { ReportFolder } from './host/report-folder.js'
import { explainText } from './plan/explain/explain-text.js'
import { fitToEngine, needTools } from './preflight/fit-to-engine.js'
import { prepare } from './prepare.js'
import type { RunRecord } from './record/run-record.js'
import { type RunState, recordOf } from './run/record-of-run.js'
import { judge } from './run/verdict.js'
import type { GivenSettings } from './settings/given.js'
import type { ProjectLocation } from './settings/settings.js'

/** What the user asked for, as far as it is known before Compose is asked. */
export interface Request {
  readonly given: GivenSettings
  readonly location: ProjectLocation
  /** Found so far; told together with those of the project. */
  readonly problems: readonly Problem[]
}

/** What the gate has of the world around it. */
export interface Dependencies {
  readonly host: Host
  readonly reports: ReportFolder
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Milliseconds a teardown may wait for an engine to finish what it was making for a run that ended midway. */
  readonly patience: number
  /** Told before the first thing is made on the engine, for a later process that may have to remove it. */
  claim(claim: Claim): void
}

/** How a run ended. */
export interface Ended {
  readonly record: RunRecord
  readonly exitCode: number
}

/** What only a run needs: nothing waits for it to be loaded, least of all Compose. */
const loadRun = () => Promise.all([import('./run/execute.js'), import('./teardown/clear-away.js')])

/** A promise that is awaited later: until then its failure is nobody's. */
function later<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

/**
 * The whole gate: settings → project → plan → run → report, and nothing left behind.
 * @param signal aborted with an `Interrupted` when somebody wants the run to end
 * @returns the record and the exit code of its verdict; whatever goes wrong is told there
 */
export async function gate(request: Request, world: Dependencies, signal: AbortSignal): Promise<Ended> {
  const { host, reports, environment, clock } = world
  const { directory: base } = request.location
  const story: RunState = { begunAt: clock.now(), project: request.location.name }
  try {
    // The engine is looked for while Compose reads the project; what is wrong with the project is told first.
    const compose = new Compose(request.location, environment)
    const opening = later(compose.reading.then(() => openEngine(compose, environment, signal)))
    const loading = later(compose.reading.then(loadRun))
    const { settings, project, plan: intended } = await prepare(request, compose, environment, signal)
    story.where = project.sources
    await needTools(intended, settings, base, environment)
    const secrets = await secretsOf(project, request.location, environment)
    for (const { value } of secrets) host.mask(value)

    const engine = await opening
    story.engine = engine.versions
    const plan = await answered(fitToEngine(intended, engine.docker), signal)
    story.plan = plan
    const stays = settings.teardown === 'job' ? host.stays(plan.project) : undefined
    host.plan(explainText(plan, host.columns, stays))
    for (const finding of plan.findings) host.finding(finding)

    const warnings = plan.findings.filter(({ severity }) => severity === 'warning')
    if (settings.strict && warnings.length > 0) {
      story.refused = warnings
    } else {
      const [{ execute }, { clearAway }] = await loading
      world.claim({
        secrets: secrets.map(({ variable }) => variable),
        files: environmentFiles(request.location, project.directory, environment),
        grace: settings.stopGrace,
      })
      try {
        story.execution = await execute({ plan, settings, project, base, engine, world, signal })
      } finally {
        story.removal = await clearAway({ settings, execution: story.execution, engine, world, plan, signal })
      }
    }
  } catch (error) {
    if (error instanceof BadInput) host.problems(error.problems)
    story.trouble = error
  }
  const judgement = judge(story, signal)
  const record = recordOf(story, judgement, await reports.closeLogs(), clock)
  const reportDir = await reports.write(record)
  for (const trouble of reports.troubles) host.note(trouble)
  await host.verdict(record, { reportDir, instead: judgement.instead })
  return { record, exitCode: judgement.exitCode }
}
