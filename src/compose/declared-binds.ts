import { dictionary } from '../common/dictionary.js'
import { isObject, type Json, type JsonObject, list, object, string } from '../common/json.js'
import { interpolate } from './files/env-files.js'
import { exactPlace } from './source/find-place.js'
import type { SourceTree } from './source/source-tree.js'
import { descend, textAt } from './yaml/walk.js'

/**
 * Compose's answer with `create_host_path` written out for each bind mount that has options. Up to 2.40 Compose prints
 * it only where it is true, and from 5.0 on only where it is false, so that `bind: {}` alone says nothing. What the files
 * declare decides. Where they do not say, the other mounts of the answer show which Compose has printed it.
 * @param tree the files that Compose has read
 */
export function withDeclaredBinds(model: JsonObject, tree: SourceTree): JsonObject {
  const mounts = Object.entries(object(model.services)).flatMap(([name, service]) =>
    list(object(service).volumes).flatMap((entry) => (isOpen(entry) ? [{ name, entry }] : [])),
  )
  if (mounts.length === 0) return model
  const declared = new Map(mounts.map(({ name, entry }) => [entry, declaredIn(tree, name, entry)]))
  const otherwise = omitted(model, [...declared.values()])
  const services = Object.entries(object(model.services)).map(([name, service]): readonly [string, Json] => {
    if (!isObject(service) || !list(service.volumes).some((entry) => declared.has(entry)))
      return [name, service]
    const volumes = list(service.volumes).map((entry) =>
      declared.has(entry) ? made(entry, declared.get(entry) ?? otherwise) : entry,
    )
    return [name, { ...service, volumes }]
  })
  return { ...model, services: dictionary(services) }
}

/** A bind mount whose options do not say whether the engine makes a folder. */
function isOpen(entry: Json): boolean {
  const { type, bind } = object(entry)
  return type === 'bind' && isObject(bind) && typeof bind.create_host_path !== 'boolean'
}

function made(entry: Json, create: boolean): JsonObject {
  const mount = object(entry)
  return { ...mount, bind: { ...object(mount.bind), create_host_path: create } }
}

/** What the files say; undefined: nothing. A mount in one text, `./data:/data`, makes its folder. */
function declaredIn(tree: SourceTree, service: string, entry: Json): boolean | undefined {
  const { source, target } = object(entry)
  for (const name of [string(target), string(source)]) {
    const place = name === undefined ? undefined : exactPlace(tree, ['services', service, 'volumes', name])
    if (place === undefined) continue
    if (textAt(place) !== undefined) return true
    const written = textAt(descend(place, 'bind', 'create_host_path'))
    if (written !== undefined) return isTrue(interpolate(written, tree.environment(place.file)))
  }
  return undefined
}

/** The words of YAML 1.1 that Compose takes. */
function isTrue(text: string): boolean {
  return /^(?:true|yes|on|y|t|1)$/i.test(text.trim())
}

/** What an omitted `create_host_path` means in this answer. From Compose 5.0 on, and in the specification, that is true. */
function omitted(model: JsonObject, declared: readonly (boolean | undefined)[]): boolean {
  if (declared.includes(true)) return true
  if (declared.includes(false)) return false
  const printed = Object.values(object(model.services))
    .flatMap((service) => list(object(service).volumes))
    .map((entry) => object(object(entry).bind).create_host_path)
  return !printed.includes(true)
}
