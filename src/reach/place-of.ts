import type { Environment } from '../common/environment.js'
import { containersMounted } from './containers-mounted.js'
import { locateEngine, type PlaceTools, type Whereabouts } from './engine-place.js'
import { networkHere } from './network-here.js'

/** Where the engine is that this process speaks to. @throws EngineTrouble where the engine is lost */
export function placeOf(
  docker: PlaceTools['docker'],
  { DOCKER_HOST: endpoint }: Environment,
  engineHost?: string,
): Promise<Whereabouts> {
  const containers = containersMounted()
  return locateEngine({ endpoint, docker, network: networkHere(), containers, engineHost })
}
