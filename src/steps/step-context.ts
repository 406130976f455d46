import type { Clock } from '../common/clock.js'
import type { JsonObject } from '../common/json.js'
import type { Semaphore } from '../common/semaphore.js'
import type { Docker } from '../engine/docker.js'
import type { Compose } from '../engine/docker-compose.js'
import type { ContainerEvents } from '../run/container-events.js'
import type { CrashMonitor } from '../run/crash-monitor.js'
import type { MinimumUptime } from '../run/minimum-uptime.js'
import type { ServiceContainers } from '../run/service-containers.js'
import type { Settings } from '../settings/settings.js'

/** Everything a step may use to do its work. */
export interface StepContext {
  readonly settings: Settings
  /** The Compose model of the run. */
  readonly model: JsonObject
  /** Absolute project directory. */
  readonly directory: string
  /** Absolute; relative paths in settings start here. */
  readonly base: string
  readonly compose: Compose
  readonly docker: Docker
  readonly containers: ServiceContainers
  /** For starts of containers. */
  readonly starts: Semaphore
  readonly watch: ContainerEvents
  readonly supervision: CrashMonitor
  readonly probation: MinimumUptime
  readonly clock: Clock
  /** Keeps what a build or a pull printed. @param name of the log, for instance `build-app` */
  keepLog(name: string, text: string): void
}
