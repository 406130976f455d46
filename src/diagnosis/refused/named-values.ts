import { type JsonObject, list, object, string } from '../../common/json.js'

/** A text that stands in what a service asks for. */
export interface NamedValue {
  /** Keys from the root of the Compose model; an entry of a list by the name that it begins with. */
  readonly path: readonly string[]
  readonly text: string
}

/** Keys that an engine hands on without a look at the values, or that it does not get. */
const NOT_JUDGED = new Set([
  ...['annotations', 'build', 'configs', 'container_name', 'depends_on', 'env_file', 'environment'],
  ...['expose', 'healthcheck', 'image', 'labels', 'name', 'ports', 'profiles', 'secrets'],
])

/** Keys whose own keys are the user's words. */
const OWN_NAMES = new Set(['driver_opts', 'options', 'storage_opt', 'sysctls', 'ulimits'])

/** All texts that an engine judges when it makes a service: its own, and those of its networks and volumes. */
export function namedValues(service: string, model: JsonObject): readonly NamedValue[] {
  const asked = object(object(model.services)[service])
  const networks = Object.keys(object(asked.networks))
  const volumes = list(asked.volumes).flatMap((mount) => string(object(mount).source) ?? [])
  return [
    ...valuesIn(asked, ['services', service]),
    ...networks.flatMap((name) => valuesIn(object(object(model.networks)[name]), ['networks', name])),
    ...volumes.flatMap((name) => valuesIn(object(object(model.volumes)[name]), ['volumes', name])),
  ]
}

function valuesIn(asked: JsonObject, path: readonly string[]): readonly NamedValue[] {
  return Object.entries(asked).flatMap(([key, value]) => {
    if (NOT_JUDGED.has(key)) return []
    const own = [...path, key]
    const entries = list(value).flatMap((entry, index) => {
      const text = string(entry)
      if (text !== undefined) return textsOf(text, own)
      const { source, target } = object(entry)
      return valuesIn(object(entry), [...own, string(target) ?? string(source) ?? String(index)])
    })
    const texts = [
      ...(OWN_NAMES.has(path.at(-1) ?? '') ? [key] : []),
      ...(typeof value === 'string' ? [value] : []),
    ]
    return [...texts.map((text) => ({ path: own, text })), ...entries, ...valuesIn(object(value), own)]
  })
}

/** An entry such as `SOURCE:TARGET:MODE` or `NAME=VALUE`, whole and in parts. */
function textsOf(entry: string, path: readonly string[]): readonly NamedValue[] {
  const parts = entry.split(/[:=,]/)
  const own = [...path, parts[0] ?? entry]
  return [...new Set([entry, ...parts])].map((text) => ({ path: own, text }))
}
