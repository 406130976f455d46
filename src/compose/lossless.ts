import { dictionary } from '../common/dictionary.js'
import { isObject, type Json, type JsonObject, list, object, string } from '../common/json.js'
import { undoubled } from './doubled-dollars.js'

/**
 * Compose's answer, repaired so that Compose reads it as the same project. The answer of Compose 2.26 to 2.40 would lose
 * five things: services of a profile are left out where the profile is not asked for again; a service is refused that
 * waits for one that is left out, though it need not wait; a `$` in a key is doubled once more, because only values
 * are interpolated; an SSH key's `id=path` is written with a colon; the devices of `blkio_config` have capital keys.
 * @param hasDollars whether there is any `$` in the answer
 */
export function lossless(answer: JsonObject, hasDollars: boolean): JsonObject {
  const model = hasDollars ? object(undoubledKeys(answer)) : answer
  const services = object(model.services)
  const repaired = Object.entries(services).map(([name, service]): readonly [string, Json] => [
    name,
    isObject(service) ? repairedService(service, services) : service,
  ])
  return { ...model, services: dictionary(repaired) }
}

function repairedService(service: JsonObject, services: JsonObject): JsonObject {
  // Most services need no repair, and a thousand copies take time.
  if (
    service.profiles === undefined &&
    object(service.build).ssh === undefined &&
    service.blkio_config === undefined &&
    areThere(service, services)
  )
    return service
  const { profiles: _, depends_on: dependsOn, build, blkio_config: blockIo, ...rest } = service
  return {
    ...rest,
    ...(dependsOn === undefined ? {} : { depends_on: present(dependsOn, services) }),
    ...(build === undefined ? {} : { build: isObject(build) ? repairedBuild(build) : build }),
    ...(blockIo === undefined ? {} : { blkio_config: withSmallKeys(blockIo) }),
  }
}

function areThere({ depends_on: dependsOn }: JsonObject, services: JsonObject): boolean {
  return (
    dependsOn === undefined || Object.keys(object(dependsOn)).every((name) => services[name] !== undefined)
  )
}

function present(dependsOn: Json, services: JsonObject): Json {
  if (!isObject(dependsOn)) return dependsOn
  const kept = Object.entries(dependsOn).filter(
    ([name, dependency]) => services[name] !== undefined || object(dependency).required !== false,
  )
  return Object.fromEntries(kept)
}

function repairedBuild(build: JsonObject): JsonObject {
  if (build.ssh === undefined) return build
  return { ...build, ssh: list(build.ssh).map((key) => string(key)?.replace(': ', '=') ?? key) }
}

/** `Path`, `Rate`, `Weight` */
function withSmallKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(withSmallKeys)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toLowerCase(), withSmallKeys(inner)]),
  )
}

function undoubledKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(undoubledKeys)
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [undoubled(key), undoubledKeys(inner)])
  return Object.fromEntries(entries)
}
