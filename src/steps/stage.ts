import type { Compose } from '../engine/compose.js'
import type { Docker } from '../engine/docker.js'
import type { JsonObject } from '../project/model.js'
import type { Clock } from '../run/clock.js'
import type { Containers } from '../run/containers.js'
import type { Supervision } from '../run/supervision.js'
import type { Watch } from '../run/watch.js'
import type { Settings } from '../settings/model.js'

/** Everything a step may use to do its work. */
export interface Stage {
  readonly settings: Settings
  /** The Compose model of the run. */
  readonly model: JsonObject
  /** Absolute; relative paths in settings start here. */
  readonly directory: string
  readonly compose: Compose
  readonly docker: Docker
  readonly containers: Containers
  readonly watch: Watch
  readonly supervision: Supervision
  readonly clock: Clock
  /** Keeps what a build or a pull printed. @param name of the log, for instance `build-app` */
  keepLog(name: string, text: string): void
}

/** The URL of a service's port on this machine; undefined where it is not published. */
export async function urlOf(service: string, port: number, stage: Stage): Promise<string | undefined> {
  for (const { id } of stage.containers.of(service)) {
    const place = (await stage.docker.inspect(id))?.published[`${port}/tcp`]
    if (place !== undefined) return `http://${place.address}:${place.port}`
  }
  return undefined
}
