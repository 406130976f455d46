import { availableParallelism } from 'node:os'
import { loadHere } from '../common/processor-load.js'
import { Semaphore } from '../common/semaphore.js'
import { TimeBudget } from '../common/time-budget.js'
import type { Sources } from '../compose/project.js'
import { answered } from '../engine/answered.js'
import { ContainerEvents } from '../engine/container-events.js'
import { isElsewhere } from '../engine/is-elsewhere.js'
import { ServiceContainers } from '../engine/service-containers.js'
import type { Plan, Step } from '../plan/plan.js'
import { AppAddresses } from '../reach/app-addresses.js'
import { AskedContainers } from '../reach/asked-containers.js'
import { handOver } from '../reach/copied-files.js'
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
import type { Execution, RunInput } from './run-input.js'
import { RunTimeLimit } from './run-time-limit.js'
import { type Perform, Scheduler } from './scheduler.js'
import { StepActivities } from './step-activities.js'
import { runningStep, StepObservations, stepProgress } from './step-observations.js'
import { withPlace } from './with-place.js'

/**
 * Containers that are started at a time. A start is work for the processors: with many starts at once, all would end
 * late. With few, the first container can boot while others are started.
 */
const MAX_STARTS = 2 * availableParallelism()

/** Executes a plan on an engine. Never throws, because what was made has to be removed in any case. */
export async function execute(input: RunInput): Promise<Execution> {
  const { plan, settings, clock, progress, signal } = input
  const { docker } = input.engine
  const containers = containersOf(input)
  const observations = new StepObservations()
  const activities = new StepActivities(progress)
  const tell = ({ id }: Step, line: string) => activities.logged(id, line)
  const follower = new LogFollower({ docker, containers, clock, tell })
  const scheduler = schedulerOf(input, containers, observations, follower)
  const over = new AbortController()
  const time = new TimeBudget(clock, input.begunAt, settings.timeouts.total)
  try {
    const listening = ContainerEvents.begin(docker, plan.project, over.signal, (trouble) =>
      scheduler.abandon(trouble),
    )
    const events = await answered(listening, signal, clock)
    events.listen(({ action, service, id }) => {
      if (action === 'start') observations.containerStarted(service, id, clock.iso(clock.now()))
    })
    const monitor = new ServiceMonitor(
      { docker, events, clock, plan, settleMs: settings.settle },
      controlOf(scheduler, input.project.sources),
    )
    const asked = new AskedContainers(plan.model, containers, docker)
    const addresses = new AppAddresses(input.reach.ports, asked, clock)
    const context = contextOf(input, { containers, events, addresses, longRunning: monitor, time })
    const limit = new RunTimeLimit(plan.steps, time, clock)
    const engineAnswers = () => answered(docker.version(), signal, clock)
    limit.whenOverdue(() => {
      if (over.signal.aborted) return
      const late = () => scheduler.failRunning(limit.overrun(undefined))
      void engineAnswers().then(late, (trouble) => scheduler.abandon(trouble))
    })
    const progressFor = stepProgress(observations, progress, activities)
    void follower.follow(over.signal)
    const perform = performIn(context, progressFor, {
      monitor,
      limit,
      engineAnswers,
      sources: input.project.sources,
    })
    await scheduler.run(perform, confirmation({ ...input, scheduler, monitor, limit, time }))
    const found = Promise.all([urlsOf(plan, addresses), monitor.restarts()])
    const [urls, restarts] = await answered(found, signal, clock)
    const ended = { ended: monitor.ended(), interrupted: signal.aborted }
    return { ...scheduler.outcome(), ...ended, restarts, urls, images: containers.images() }
  } catch (crash) {
    const images = containers.images()
    return { ...scheduler.outcome(), interrupted: true, crash, restarts: [], urls: {}, images }
  } finally {
    over.abort()
  }
}

/** The containers of the run. What they are to have of files is put into each before it starts. */
function containersOf({ plan, project, copies, engine: { docker, compose } }: RunInput): ServiceContainers {
  const release = { model: plan.model, directory: project.directory }
  const isOf = (service: string) => (one: { readonly service: string }) => one.service === service
  return new ServiceContainers(compose, docker, plan.project, release, async (service, created) => {
    await handOver(copies.filter(isOf(service)), created, docker.delivering)
    await giveFolders((plan.ownedFolders ?? []).filter(isOf(service)), created, docker.delivering)
  })
}

function schedulerOf(
  { plan, clock, progress, signal }: RunInput,
  containers: ServiceContainers,
  observations: StepObservations,
  follower: LogFollower,
): Scheduler {
  return new Scheduler(plan.steps, {
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
}

/** What all steps share; each has a progress of its own. */
type SharedContext = Omit<StepContext, 'progress'>

function contextOf(
  { plan, project, settings, base, environment, engine: { docker, compose }, clock, progress }: RunInput,
  own: Pick<SharedContext, 'containers' | 'events' | 'addresses' | 'longRunning' | 'time'>,
): SharedContext {
  return {
    ...own,
    settings,
    release: { model: plan.model, directory: project.directory },
    base,
    environment,
    compose,
    docker,
    peers: plan.peers ?? {},
    health: new ServiceHealth(plan.steps, docker, own.containers),
    defaultAnswers: new DefaultAnswers(),
    starts: new Semaphore(MAX_STARTS),
    hookedStarts: new HookedStarts(),
    clock,
    machine: isElsewhere(docker.host) ? undefined : loadHere,
    tell: (line) => progress.note(line),
    keepLog: (name, text) => progress.keepLog(name, text),
  }
}

/** What looks at a step from outside. */
interface StepWatch {
  readonly monitor: ServiceMonitor
  readonly limit: RunTimeLimit
  /** @throws EngineTrouble where it hangs */
  engineAnswers(): Promise<unknown>
  readonly sources: Pick<Sources, 'at'>
}

/** Where a step fails, the cause is looked for before the failure is reported, with its place in the files. */
function performIn(
  context: SharedContext,
  progressFor: (step: Step) => StepProgress,
  { monitor, limit, engineAnswers, sources }: StepWatch,
): Perform {
  return async (step, signal) => {
    const own = { ...context, progress: progressFor(step) }
    const outcome = await limit.limited(step, () => performStep(step, own, signal))
    if (outcome.status === 'failed' && !signal.aborted) {
      // Of an engine that hangs nothing comes in time, whatever the release does.
      if (outcome.blame === undefined) await engineAnswers()
      await monitor.lookForCause(signal)
    }
    return withPlace(outcome, step, sources)
  }
}

function controlOf(scheduler: Scheduler, sources: Pick<Sources, 'at'>): RunControl {
  return {
    failService: (service, failure) =>
      scheduler.fail([`ready:${service}`, `start:${service}`], withPlace(failure, {}, sources)),
    isAwaited: (service) => scheduler.isRunning(`ready:${service}`),
    abandon: (error) => scheduler.abandon(error),
  }
}

async function urlsOf(plan: Plan, addresses: AppAddresses): Promise<Record<string, string>> {
  const urls: Record<string, string> = {}
  for (const { service, port } of plan.urls) {
    const url = await addresses.urlOf(service, port)
    if (url !== undefined) urls[`${service}:${port}`] = url
  }
  return urls
}
