import { availableParallelism } from 'node:os'
import type { Clock } from '../common/clock.js'
import { formatDuration } from '../common/duration.js'
import type { EngineTrouble } from '../common/problem.js'
import { Semaphore } from '../common/semaphore.js'
import type { Project } from '../compose/project.js'
import { answered } from '../engine/answered.js'
import type { Engine } from '../engine/open-engine.js'
import type { Host } from '../host/host.js'
import type { ReportFolder } from '../host/report-folder.js'
import type { Plan, Step } from '../plan/plan.js'
import type { StepRecord } from '../record/run-record.js'
import type { Settings } from '../settings/settings.js'
import { urlOf } from '../steps/app-address.js'
import { performOn } from '../steps/perform-step.js'
import type { StepContext } from '../steps/step-context.js'
import { ContainerEvents } from './container-events.js'
import { CrashMonitor } from './crash-monitor.js'
import { MinimumUptime } from './minimum-uptime.js'
import { type RunOutcome, Scheduler } from './scheduler.js'
import { ServiceContainers } from './service-containers.js'

/** What a run needs to happen for real. */
export interface RunInput {
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
export async function execute(scene: RunInput): Promise<Execution> {
  const { plan, settings, engine, world, signal } = scene
  const { compose, docker } = engine
  const release = { model: plan.model, directory: scene.project.directory }
  const over = new AbortController()
  const containers = new ServiceContainers(compose, docker, plan.project, release)
  let runner: Scheduler | undefined
  let outcome: RunOutcome | undefined
  try {
    const lost = (trouble: EngineTrouble) => runner?.abandon(trouble)
    const watch = await answered(ContainerEvents.begin(docker, plan.project, over.signal, lost), signal)
    const supervision = new CrashMonitor(
      docker,
      watch,
      (service, failure) => runner?.fail([`ready:${service}`, `start:${service}`], failure),
      (service) => runner?.isRunning(`ready:${service}`) ?? false,
      (error) => runner?.abandon(error),
    )
    const probation = new MinimumUptime(watch, world.clock)
    const stage: StepContext = {
      settings,
      ...release,
      base: scene.base,
      compose,
      docker,
      containers,
      starts: new Semaphore(STARTS_AT_A_TIME),
      watch,
      supervision,
      probation,
      clock: world.clock,
      keepLog: (name, text) => world.reports.keepLog(name, text),
    }
    runner = new Scheduler(plan.steps, performOn(stage), {
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
function timeLimit(runner: Scheduler, plan: Plan, limit: number): NodeJS.Timeout {
  const detail = `the whole run took longer than ${formatDuration(limit)}`
  const ids = plan.steps.map(({ id }) => id)
  const holdingUp = () => ids.filter((id) => runner.isRunning(id))
  return setTimeout(() => runner.fail(holdingUp(), { status: 'failed', detail, cut: true }), limit)
}

function labelOf(step: Step): string | undefined {
  if (step.kind !== 'check') return undefined
  return 'hurl' in step ? step.hurl : step.check.text
}

async function urlsOf(plan: Plan, stage: StepContext): Promise<Record<string, string>> {
  const urls: Record<string, string> = {}
  for (const { service, port } of plan.urls) {
    const url = await urlOf(service, port, stage)
    if (url !== undefined) urls[`${service}:${port}`] = url
  }
  return urls
}
