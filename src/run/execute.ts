import { availableParallelism } from 'node:os'
import type { Clock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import { loadHere } from '../common/processor-load.js'
import { Semaphore } from '../common/semaphore.js'
import { TimeBudget } from '../common/time-budget.js'
import type { Project } from '../compose/project.js'
import { answered } from '../engine/answered.js'
import { ContainerEvents } from '../engine/container-events.js'
import { isElsewhere } from '../engine/is-elsewhere.js'
import type { Engine } from '../engine/open-engine.js'
import { ServiceContainers } from '../engine/service-containers.js'
import type { Restart } from '../findings/rules/restarted.js'
import type { Plan, Step } from '../plan/plan.js'
import { AppAddresses } from '../reach/app-addresses.js'
import { AskedContainers } from '../reach/asked-containers.js'
import { type CopiedFile, handOver } from '../reach/copied-files.js'
import type { Reach } from '../reach/reach.js'
import type { StepRecord } from '../record/run-record.js'
import type { Settings } from '../settings/settings.js'
import { DefaultAnswers } from '../steps/default-answers.js'
import { HookedStarts } from '../steps/hooked-starts.js'
import { performStep } from '../steps/perform-step.js'
import { ServiceHealth } from '../steps/service-health.js'
import type { StepContext, StepProgress } from '../steps/step-context.js'
import { confirmation } from './confirmation.js'
import { LogFollower } from './log-follower.js'
import type { RunControl } from './long-running/run-control.js'
import { ServiceMonitor } from './long-running/service-monitor.js'
import { giveFolders } from './owned-folders.js'
import type { RunProgress } from './run-progress.js'
import { RunTimeLimit } from './run-time-limit.js'
import { type Perform, Scheduler } from './scheduler.js'
import { StepActivities } from './step-activities.js'
import { runningStep, StepObservations, stepProgress } from './step-observations.js'

/** What a run needs. */
export interface RunInput {
  readonly plan: Plan
  readonly settings: Pick<Settings, 'timeouts' | 'settle' | 'pull' | 'build'>
  readonly project: Pick<Project, 'directory'>
  /** When the run began, in milliseconds of the clock: its time counts from there. */
  readonly begunAt: number
  /** Absolute; relative paths in settings start here. */
  readonly base: string
  readonly environment: Environment
  readonly engine: Pick<Engine, 'docker' | 'compose'>
  readonly reach: Pick<Reach, 'ports'>
  /** Files that the engine does not have. */
  readonly copies: readonly CopiedFile[]
  readonly clock: Clock
  readonly progress: RunProgress
  readonly signal: AbortSignal
  /** What can be done while the run only watches that everything stays up; never rejects. */
  meanwhile?(signal: AbortSignal): Promise<void>
}

/** The result of a run. */
export interface Execution {
  readonly records: readonly StepRecord[]
  /** The first step that failed; the run ended there. */
  readonly failed: StepRecord | undefined
  /** Services that were started to stay, that nothing calls servers, and that have ended with 0. */
  readonly ended?: readonly string[] | undefined
  /** Ended from outside, or because the engine was lost. */
  readonly interrupted: boolean
  /** Thrown by something that the release is not to blame for. */
  readonly crash?: unknown
  /** Every container that ended and was started again. */
  readonly restarts: readonly Restart[]
  /** `service:port` → URL. */
  readonly urls: Readonly<Record<string, string>>
  /** Service → image id. */
  readonly images: Readonly<Record<string, string>>
}

/**
 * Containers that are started at a time. A start is work for the processors: with many starts at once, all would end
 * late. With few, the first container can boot while others are started.
 */
const MAX_STARTS = 2 * availableParallelism()

/** Executes a plan on an engine. Never throws, because what was made has to be removed in any case. */
export async function execute(input: RunInput): Promise<Execution> {
  const { plan, settings, engine, clock, progress, signal } = input
  const { docker, compose } = engine
  const release = { model: plan.model, directory: input.project.directory }
  const containers = new ServiceContainers(
    compose,
    docker,
    plan.project,
    release,
    async (service, created) => {
      const isOwn = (one: { readonly service: string }) => one.service === service
      await handOver(input.copies.filter(isOwn), created, docker.delivering)
      await giveFolders((plan.ownedFolders ?? []).filter(isOwn), created, docker.delivering)
    },
  )
  const observations = new StepObservations()
  const activities = new StepActivities(progress)
  const tell = ({ id }: Step, line: string) => activities.logged(id, line)
  const follower = new LogFollower({ docker, containers, clock, tell })
  const scheduler = new Scheduler(plan.steps, {
    signal,
    clock,
    onStart: (step) => {
      follower.begin(step)
      progress.started(runningStep(step))
    },
    onEnd: (record) => {
      follower.end(record.id)
      progress.ended(record)
    },
    worded: (text) => containers.withNames(text),
    observed: (step) => observations.of(step),
  })
  const over = new AbortController()
  const time = new TimeBudget(clock, input.begunAt, settings.timeouts.total)
  try {
    const listening = ContainerEvents.begin(docker, plan.project, over.signal, (trouble) =>
      scheduler.abandon(trouble),
    )
    const events = await answered(listening, signal, clock)
    events.listen(({ action, service }) => {
      if (action === 'start') observations.containerStarted(service, clock.iso(clock.now()))
    })
    const monitor = new ServiceMonitor(
      { docker, events, clock, plan, settleMs: settings.settle },
      controlOf(scheduler),
    )
    const asked = new AskedContainers(plan.model, containers, docker)
    const addresses = new AppAddresses(input.reach.ports, asked, clock)
    const context: SharedContext = {
      settings,
      release,
      base: input.base,
      environment: input.environment,
      compose,
      docker,
      containers,
      events,
      peers: plan.peers ?? {},
      addresses,
      longRunning: monitor,
      health: new ServiceHealth(plan.steps, docker, containers),
      defaultAnswers: new DefaultAnswers(),
      starts: new Semaphore(MAX_STARTS),
      hookedStarts: new HookedStarts(),
      clock,
      machine: isElsewhere(input.engine.docker.host) ? undefined : loadHere,
      time,
      tell: (line) => progress.note(line),
      keepLog: (name, text) => progress.keepLog(name, text),
    }
    const limit = new RunTimeLimit(plan.steps, time, clock)
    limit.whenOverdue(() => scheduler.failRunning(limit.overrun(undefined)))
    const progressFor = stepProgress(observations, progress, activities)
    void follower.follow(over.signal)
    const perform = performIn(context, progressFor, monitor, limit)
    await scheduler.run(perform, confirmation({ ...input, scheduler, monitor, limit, time }))
    const [urls, restarts] = await answered(
      Promise.all([urlsOf(plan, addresses), monitor.restarts()]),
      signal,
      clock,
    )
    const images = containers.images()
    return {
      ...scheduler.outcome(),
      ended: monitor.ended(),
      interrupted: signal.aborted,
      restarts,
      urls,
      images,
    }
  } catch (crash) {
    const images = containers.images()
    return { ...scheduler.outcome(), interrupted: true, crash, restarts: [], urls: {}, images }
  } finally {
    over.abort()
  }
}

/** Where a step fails, the cause is looked for before the failure is reported. */
function performIn(
  context: SharedContext,
  progressFor: (step: Step) => StepProgress,
  monitor: ServiceMonitor,
  limit: RunTimeLimit,
): Perform {
  return async (step, signal) => {
    const own = { ...context, progress: progressFor(step) }
    const outcome = await limit.limited(step, () => performStep(step, own, signal))
    if (outcome.status === 'failed' && !signal.aborted) await monitor.lookForCause(signal)
    return outcome
  }
}

function controlOf(scheduler: Scheduler): RunControl {
  return {
    failService: (service, failure) => scheduler.fail([`ready:${service}`, `start:${service}`], failure),
    isAwaited: (service) => scheduler.isRunning(`ready:${service}`),
    abandon: (error) => scheduler.abandon(error),
  }
}

/** What all steps share; each has a progress of its own. */
type SharedContext = Omit<StepContext, 'progress'>

async function urlsOf(plan: Plan, addresses: AppAddresses): Promise<Record<string, string>> {
  const urls: Record<string, string> = {}
  for (const { service, port } of plan.urls) {
    const url = await addresses.urlOf(service, port)
    if (url !== undefined) urls[`${service}:${port}`] = url
  }
  return urls
}
