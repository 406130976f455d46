import { realpath } from 'node:fs/promises'
import { containersMounted } from '../engine/containers-mounted.js'
import type { Docker } from '../engine/docker.js'
import { locateEngine, type PlaceTools, type Whereabouts } from './engine-place.js'
import { networkHere } from './network-here.js'

/**
 * Where the engine is that this process speaks to.
 * @param engineHost the host at which the user says that ports are reached
 * @throws EngineTrouble where the engine is lost
 */
export function placeOf(
  docker: PlaceTools['docker'] & Pick<Docker, 'host'>,
  engineHost?: string,
): Promise<Whereabouts> {
  const containers = containersMounted()
  return locateEngine({
    endpoint: docker.host,
    docker,
    network: networkHere(),
    realPath,
    containers,
    engineHost,
  })
}

/** A path that is gone is its own. */
function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
