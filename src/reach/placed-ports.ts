import { isIP } from 'node:net'
import { dictionary } from '../common/dictionary.js'
import { unbracketed } from '../common/host-address.js'
import { type Json, type JsonObject, list, object } from '../common/json.js'
import type { Plan } from '../plan/plan.js'
import type { EnginePlace } from './engine-place.js'

/** The plan with ports as an engine at this place has to publish them. */
export function withPortsAt(place: EnginePlace, plan: Plan): Plan {
  switch (place.kind) {
    case 'here':
    case 'tunnel':
    case 'other network':
      return plan
    case 'container':
      return { ...plan, model: withPorts(plan.model, () => []) }
    case 'elsewhere': {
      const all = isIP(unbracketed(place.host)) === 6 ? '::' : '0.0.0.0'
      const model = withPorts(plan.model, (port) => [{ ...port, host_ip: all }])
      const services = Object.entries(object(plan.model.services))
        .filter(([, service]) => list(object(service).ports).some(isFreePort))
        .map(([name]) => name)
      if (services.length === 0) return plan
      const sentence = `Ports are published on all addresses of ${place.host}, because the engine is on another machine`
      const adjustment = { code: 'PUBLISHED_ON_ALL', services, sentence }
      return { ...plan, model, adjustments: [...plan.adjustments, adjustment] }
    }
  }
}

/** @param change what becomes of a port that the engine chooses on 127.0.0.1; the others stay */
function withPorts(model: JsonObject, change: (port: JsonObject) => readonly Json[]): JsonObject {
  const services = Object.entries(object(model.services)).map(([name, service]) => {
    const { ports, ...others } = object(service)
    const left = list(ports).flatMap((port) => (isFreePort(port) ? change(object(port)) : [port]))
    const changed: JsonObject = left.length > 0 ? { ...others, ports: left } : others
    return [name, changed] as const
  })
  return { ...model, services: dictionary(services) }
}

/** Whether the engine chooses a port of a service. */
export function hasFreePort(model: JsonObject): boolean {
  return Object.values(object(model.services)).some((service) => list(object(service).ports).some(isFreePort))
}

function isFreePort(port: Json): boolean {
  const { host_ip: address, published } = object(port)
  return address === '127.0.0.1' && published === undefined
}
