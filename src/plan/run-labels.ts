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
      return [key, isExternal(said) ? options : withLabels(said, own)] as const
    })
    return { [kind]: Object.fromEntries(entries) }
  }
  return { ...model, ...labelled('services'), ...labelled('networks'), ...labelled('volumes') }
}

/** A service, network or volume with more labels. Labels may be a map, or a list of `name=value`. */
export function withLabels(
  { labels, ...options }: JsonObject,
  more: Readonly<Record<string, string>>,
): JsonObject {
  const all: Json = Array.isArray(labels)
    ? [...labels, ...Object.entries(more).map(([name, value]) => `${name}=${value}`)]
    : { ...object(labels), ...more }
  return { ...options, labels: all }
}
