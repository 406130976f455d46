import type { Compose } from '../engine/compose.js'
import type { Docker } from '../engine/docker.js'
import type { ContainerDetails } from '../engine/facts.js'
import type { JsonObject } from '../project/model.js'
import type { Clock } from '../run/clock.js'
import type { Containers } from '../run/containers.js'
import type { Lanes } from '../run/lanes.js'
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
  readonly clock: Clock
  /** Keeps what a build or a pull printed. @param name of the log, for instance `build-app` */
  keepLog(name: string, text: string): void
}

/** The URL of a service's port on this machine; undefined where it is not published. */
export async function urlOf(service: string, port: number, stage: Stage): Promise<string | undefined> {
  return urlAmong(await containersOf(service, stage), port)
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
    // One look decides: a second could find the next start, or the end of it.
    const containers = await containersOf(service, stage)
    const url = urlAmong(containers, port)
    if (url !== undefined || !containers.some(({ restarting }) => restarting)) return url
    await stage.clock.sleep(BETWEEN_LOOKS, signal)
  }
}

/**
 * Follows a service's port on this machine: a container that is started again may get another free port.
 * @returns tells where it is now, or was last; undefined where the port is not published
 * @throws the signal's reason as soon as it is aborted
 */
export async function followed(
  service: string,
  port: number,
  stage: Stage,
  signal: AbortSignal,
): Promise<(() => Promise<URL>) | undefined> {
  const first = await publishedUrl(service, port, stage, signal)
  if (first === undefined) return undefined
  let last = first
  return async () => {
    last = (await urlOf(service, port, stage)) ?? last
    return new URL(last)
  }
}

async function containersOf(service: string, { containers, docker }: Stage): Promise<ContainerDetails[]> {
  const facts = await Promise.all(containers.of(service).map(({ id }) => docker.inspect(id)))
  return facts.filter((one) => one !== undefined)
}

function urlAmong(containers: readonly ContainerDetails[], port: number): string | undefined {
  const places = containers.flatMap(({ published }) => published[`${port}/tcp`] ?? [])
  return places[0] && `http://${places[0].address}:${places[0].port}`
}
