import type { Compose } from '../engine/compose.js'
import type { Docker } from '../engine/docker.js'
import type { JsonObject } from '../project/model.js'
import type { Clock } from '../run/clock.js'
import type { Containers } from '../run/containers.js'
import type { Lanes } from '../run/lanes.js'
import type { Probation } from '../run/probation.js'
import type { Supervision } from '../run/supervision.js'
import type { Watch } from '../run/watch.js'
import type { Settings } from '../settings/model.js'

/** Everything a step may use to do its work. */
export interface Stage {
  readonly settings: Settings
  /** The Compose model of the run. */
  readonly model: JsonObject
  /** Absolute project directory. */
  readonly directory: string
  /** Absolute; relative paths in settings start here. */
  readonly base: string
  readonly compose: Compose
  readonly docker: Docker
  readonly containers: Containers
  /** For starts of containers. */
  readonly starts: Lanes
  readonly watch: Watch
  readonly supervision: Supervision
  readonly probation: Probation
  readonly clock: Clock
  /** Keeps what a build or a pull printed. @param name of the log, for instance `build-app` */
  keepLog(name: string, text: string): void
}
