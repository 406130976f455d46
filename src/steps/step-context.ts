import type { Clock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import type { ProcessorLoad } from '../common/processor-load.js'
import type { Semaphore } from '../common/semaphore.js'
import type { TimeBudget } from '../common/time-budget.js'
import type { ContainerEvents } from '../engine/container-events.js'
import type { Docker } from '../engine/docker.js'
import type { Compose, Release } from '../engine/docker-compose.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import type { Peers } from '../plan/peers.js'
import type { AppAddresses } from '../reach/app-addresses.js'
import type { Exchange, StepTry } from '../record/run-record.js'
import type { Settings } from '../settings/settings.js'
import type { DefaultAnswers } from './default-answers.js'
import type { HookedStarts } from './hooked-starts.js'
import type { ServiceHealth } from './service-health.js'

/** Watches the services that were started to stay. */
export interface LongRunningServices {
  /**
   * From now on these containers of a service must keep running. Call before they are started.
   * @param mayEnd they may also end with 0, once nothing waits for the service
   */
  begin(service: string, ids: readonly string[], mayEnd: boolean): void
  /** A health check or a check has shown that the service works. */
  proved(service: string): void
  /**
   * A store is ready.
   * @param lostReadiness asked later why it is ready no longer, which is a sentence without its full stop; undefined: it
   *   still is, or that is unknown
   */
  becameReady(id: string, lostReadiness: () => Promise<string | undefined>): void
  /** Fails the run because of a service that the engine calls unhealthy, if it has lost its readiness. */
  examineUnhealthy(): Promise<void>
}

/** Hears how one step goes while it runs. */
export interface StepProgress {
  /** What the step is at, one line; may come often. */
  at(line: string): void
  /** It has made a probe or a request. */
  tried(attempt: StepTry): void
  /** What a check has asked last, and what was answered. */
  exchanged(exchange: Exchange): void
}

/** Everything a step may use to do its work. Each step says which of it it needs. */
export interface StepContext {
  readonly settings: Pick<Settings, 'timeouts' | 'pull' | 'build'>
  readonly release: Release
  /** Absolute; relative paths in settings start here. */
  readonly base: string
  /** The variables for commands that do not belong to Docker, such as `hurl`. */
  readonly environment: Environment
  readonly compose: Pick<Compose, 'build' | 'pull' | 'pullImage' | 'start'>
  readonly docker: Pick<
    Docker,
    | 'exec'
    | 'followLog'
    | 'hasFullDisk'
    | 'imageId'
    | 'inspect'
    | 'isForeign'
    | 'lastLines'
    | 'lastTimedLines'
    | 'start'
    | 'tag'
    | 'time'
  >
  readonly containers: Pick<ServiceContainers, 'create' | 'of'>
  readonly events: Pick<ContainerEvents, 'commandsIn' | 'lastEnd' | 'listen' | 'moreEnds'>
  /** Service → the other services that it needs to work. */
  readonly peers: Peers
  readonly addresses: Pick<
    AppAddresses,
    'follow' | 'needOwnAnswer' | 'remoteHost' | 'replicasOf' | 'sharesHostNetwork'
  >
  readonly longRunning: LongRunningServices
  /** What the services' own health checks say. */
  readonly health: ServiceHealth
  /** What came of the checks that nobody wrote. */
  readonly defaultAnswers: DefaultAnswers
  /** Limits how many containers are started at a time. */
  readonly starts: Pick<Semaphore, 'run'>
  /** Starts that run what comes before a service; absent: there are none. */
  readonly hookedStarts?: HookedStarts | undefined
  readonly clock: Clock
  /** The engine's machine; undefined: the engine is on another one. */
  readonly machine?: ProcessorLoad | undefined
  /** The time that the whole run may take: every step ends with it, and says what it was waiting for. */
  readonly time: Pick<TimeBudget, 'endsAt' | 'isUsedUp' | 'leftMs'>
  readonly progress: StepProgress
  /** Tells one line on what happens inside of a step. */
  tell(line: string): void
  /** Keeps what a build or a pull printed. @param name of the log, for instance `build-app` */
  keepLog(name: string, text: string): void
}

/** What asking an app takes. */
export type CheckContext = Pick<
  StepContext,
  | 'settings'
  | 'release'
  | 'containers'
  | 'docker'
  | 'addresses'
  | 'peers'
  | 'clock'
  | 'time'
  | 'progress'
  | 'health'
  | 'defaultAnswers'
>
