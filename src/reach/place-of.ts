import type { Environment } from '../common/environment.js'
import { containersMounted } from './containers-mounted.js'
import { type EnginePlace, locateEngine, type PlaceTools } from './engine-place.js'
import { networkHere } from './network-here.js'

/** Where the engine is that this process speaks to. @throws EngineTrouble where the engine is lost */
export function placeOf(
  docker: PlaceTools['docker'],
  { DOCKER_HOST: endpoint }: Environment,
): Promise<EnginePlace> {
  return locateEngine({ endpoint, docker, network: networkHere(), containers: containersMounted() })
}
