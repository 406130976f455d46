import { availableParallelism } from 'node:os'
import { answered } from '../engine/answered.js'
import type { Engine } from '../engine/open.js'
import type { Host } from '../host/model.js'
import type { ReportFolder } from '../host/report-folder.js'
import type { Plan, Step } from '../plan/model.js'
import type { EngineTrouble } from '../problem.js'
import type { Project } from '../project/model.js'
import { formatDuration } from '../settings/duration.js'
import type { Settings } from '../settings/model.js'
import { urlOf } from '../steps/address.js'
import { performOn } from '../steps/perform.js'
import type { Stage } from '../steps/stage.js'
import type { Clock } from './clock.js'
import { Containers } from './containers.js'
import { Lanes } from './lanes.js'
import type { StepRecord } from './model.js'
import { Probation } from './probation.js'
import { Runner, type RunOutcome } from './runner.js'
import { Supervision } from './supervision.js'
import { Watch } from './watch.js'

/** What a run needs to happen for real. */
export interface Scene {
  readonly plan: Plan
  readonly settings: Settings
  readonly project: Project
  /** Absolute; relative paths in settings start here. */
  readonly base: string
  readonly engine: Engine
  readonly world: { readonly host: Host; readonly reports: ReportFolder; readonly clock: Clock }
  readonly signal: AbortSignal
}

/** What came of it. */
export interface Execution {
  readonly records: readonly StepRecord[]
  readonly failed: StepRecord | undefined
  /** Ended from outside, or because the engine was lost. */
  readonly interrupted: boolean
  /** Thrown by something that is nobody's fault in the release. */
  readonly crash?: unknown
  /** `service:port` → URL. */
  readonly urls: Readonly<Record<string, string>>
  /** Service → image id. */
  readonly images: Readonly<Record<string, string>>
}

/**
 * A start is work for the processors: of many at once the first would be there when the last is. So the first can boot
 * while others start.
 */
const STARTS_AT_A_TIME = 2 * availableParallelism()

/** Executes a plan on an engine. Never throws: what was made has to be removed, whatever went wrong. */
export async function execute(scene: Scene): Promise<Execution> {
  const { plan, settings, engine, world, signal } = scene
  const { compose, docker } = engine
  const release = { model: plan.model, directory: scene.project.directory }
  const over = new AbortController()
  const containers = new Containers(compose, docker, plan.project, release)
  let runner: Runner | undefined
  let outcome: RunOutcome | undefined
  try {
    const lost = (trouble: EngineTrouble) => runner?.abandon(trouble)
    const watch = await answered(Watch.begin(docker, plan.project, over.signal, lost), signal)
    const supervision = new Supervision(
      docker,
      watch,
      (service, failure) => runner?.fail([`ready:${service}`, `start:${service}`], failure),
      (service) => runner?.isRunning(`ready:${service}`) ?? false,
      (error) => runner?.abandon(error),
    )
    const probation = new Probation(watch, world.clock)
    const stage: Stage = {
      settings,
      ...release,
      base: scene.base,
      compose,
      docker,
      containers,
      starts: new Lanes(STARTS_AT_A_TIME),
      watch,
      supervision,
      probation,
      clock: world.clock,
      keepLog: (name, text) => world.reports.keepLog(name, text),
    }
    runner = new Runner(plan.steps, performOn(stage), {
      signal,
      clock: world.clock,
      lastLook: async (ended) => {
        await probation.served(ended)
        await answered(supervision.lookAtTheEnd(ended), ended)
      },
      onStart: (step) => world.host.started({ ...step, label: labelOf(step) }),
      onEnd: (record) => world.host.ended(record),
    })
    const timer = timeLimit(runner, plan, settings.timeouts.total)
    outcome = await runner.run().finally(() => clearTimeout(timer))
    const urls = await answered(urlsOf(plan, stage), signal)
    return { ...outcome, interrupted: signal.aborted, urls, images: containers.images() }
  } catch (crash) {
    const { records, failed } = outcome ?? { records: runner?.soFar() ?? [], failed: undefined }
    return { records, failed, interrupted: true, crash, urls: {}, images: containers.images() }
  } finally {
    over.abort()
  }
}

/** The run as a whole took too long: the step that holds it up is to blame. */
function timeLimit(runner: Runner, plan: Plan, limit: number): NodeJS.Timeout {
  const detail = `the whole run took longer than ${formatDuration(limit)}`
  const ids = plan.steps.map(({ id }) => id)
  const holdingUp = () => ids.filter((id) => runner.isRunning(id))
  return setTimeout(() => runner.fail(holdingUp(), { status: 'failed', detail, cut: true }), limit)
}

function labelOf(step: Step): string | undefined {
  if (step.kind !== 'check') return undefined
  return 'hurl' in step ? step.hurl : step.check.text
}

async function urlsOf(plan: Plan, stage: Stage): Promise<Record<string, string>> {
  const urls: Record<string, string> = {}
  for (const { service, port } of plan.urls) {
    const url = await urlOf(service, port, stage)
    if (url !== undefined) urls[`${service}:${port}`] = url
  }
  return urls
}
