import { type JsonObject, object } from '../common/json.js'
import { parseNetworkMode } from '../compose/network-mode.js'
import { type Exposure, exposureBy } from '../plan/exposure.js'

/** Where a service of a run's Compose model is reached. */
export function exposureInModel(model: JsonObject, service: string): Exposure {
  const services = object(model.services)
  return exposureBy(service, (name) => parseNetworkMode(object(services[name]).network_mode))
}
