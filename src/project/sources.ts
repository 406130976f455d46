import type { Position } from '../problem.js'
import { type Environment, interpolate } from './environment.js'
import { extendedPlace, extendsOf, find, findWhole, followService, servicesIn } from './find.js'
import type { Sources } from './model.js'
import type { SourceTree } from './read-sources.js'
import { silencesOf } from './silence.js'
import { scalarsOf, within } from './yaml/scalars.js'
import { entries, text } from './yaml/walk.js'

/**
 * The places in the files of a project.
 * @param active names of the services Compose resolved
 */
export function sourcesOf(tree: SourceTree, active: ReadonlySet<string>, env: Environment): Sources {
  const extendedBy = extensions(tree)
  return {
    at: (path) => find(tree, path),
    written: (path) => findWhole(tree, path),
    variable: (name) => firstUse(tree, name),
    isSilenced: silencesOf(tree),
    extended: new Set(extendedBy.keys()),
    extendedBy,
    inactive: inactiveServices(tree, active, env),
    files: tree.all.map((file) => file.path),
  }
}

/** Extended service → the services that extend it. */
function extensions(tree: SourceTree): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { name, place } of tree.all.flatMap(servicesIn)) {
    const extended = extendsOf(place).name
    if (extended === undefined) continue
    const base = extendedPlace(tree, place)
    // A base in a file that is no part of the project is no service of the project.
    if (base === undefined || !tree.layers.includes(base.file)) continue
    const extending = found.get(extended) ?? []
    if (!extending.includes(name)) found.set(extended, [...extending, name])
  }
  return found
}

function inactiveServices(
  tree: SourceTree,
  active: ReadonlySet<string>,
  env: Environment,
): Sources['inactive'] {
  const found = new Map<string, readonly string[]>()
  for (const { name, place } of tree.layers.flatMap(servicesIn)) {
    if (active.has(name)) continue
    const profiles = followService(tree, { place, depth: 2 }, ['services', name, 'profiles'], 0)
    const own =
      profiles.depth === 3
        ? entries(profiles.place).flatMap((entry) => interpolate(text(entry) ?? '', env))
        : []
    found.set(name, [...new Set([...(found.get(name) ?? []), ...own])])
  }
  return [...found].map(([service, profiles]) => ({ service, profiles }))
}

function firstUse(tree: SourceTree, name: string): Position | undefined {
  const use = new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:${name}\\b|\\{${name}[^\\w])`)
  for (const scalar of tree.layers.flatMap(scalarsOf)) {
    const match = use.exec(scalar.written)
    if (match !== null) return within(scalar, match.index)
  }
  return undefined
}
