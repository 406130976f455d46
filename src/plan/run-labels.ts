import { isObject, type Json, type JsonObject, object } from '../common/json.js'
import { type RunIdentity, runLabels } from '../common/run-identity.js'
import { isExternal } from './adopt-externals.js'

/** The model with the run's labels on every container, network and volume that Compose will make of it. */
export function withRunLabels(model: JsonObject, run: RunIdentity): JsonObject {
  const own = runLabels(run)
  const labelled = (kind: 'services' | 'networks' | 'volumes'): JsonObject => {
    if (!isObject(model[kind])) return {}
    const entries = Object.entries(model[kind]).map(([key, options]) => {
      const said = object(options)
      return [key, isExternal(said) ? options : { ...said, labels: added(said.labels, own) }] as const
    })
    return { [kind]: Object.fromEntries(entries) }
  }
  return { ...model, ...labelled('services'), ...labelled('networks'), ...labelled('volumes') }
}

/** Labels may be a map, or a list of `name=value`. */
function added(labels: Json | undefined, own: Readonly<Record<string, string>>): Json {
  if (!Array.isArray(labels)) return { ...object(labels), ...own }
  return [...labels, ...Object.entries(own).map(([name, value]) => `${name}=${value}`)]
}
