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

/** Milliseconds between two looks at a container that is being started again. */
const BETWEEN_LOOKS = 50

/**
 * The URL of a service's port, as soon as there is one: a container that its restart policy is about to start again
 * publishes nothing meanwhile. Whether it restarts too often is not judged here.
 * @returns undefined where the port is not published
 * @throws the signal's reason as soon as it is aborted
 */
export async function publishedUrl(
  service: string,
  port: number,
  stage: Stage,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (;;) {
    const url = await urlOf(service, port, stage)
    if (url !== undefined) return url
    const facts = await Promise.all(stage.containers.of(service).map(({ id }) => stage.docker.inspect(id)))
    if (!facts.some((one) => one?.restarting)) return urlOf(service, port, stage)
    await stage.clock.sleep(BETWEEN_LOOKS, signal)
  }
}
