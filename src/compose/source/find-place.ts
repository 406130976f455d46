import { isScalar } from 'yaml'
import type { Position } from '../../common/problem.js'
import { positionIn, type SourceFile } from '../yaml/source-file.js'
import {
  descend,
  isReset,
  keysAt,
  meantBy,
  rootsOf,
  stepInto,
  textAt,
  type YamlKey,
  type YamlPlace,
} from '../yaml/walk.js'
import type { SourceTree } from './source-tree.js'

/** How many services may extend each other in a row. More are a circle. */
const MAX_EXTENDS_DEPTH = 20

/** How many keys of a path could be followed, and to which place. */
export interface FollowedPath {
  readonly place: YamlPlace
  readonly depth: number
}

/**
 * Where the value at a path is written, else its nearest parent that is written. Several files, or a service that is
 * extended, may have a part of a list each: then no file counts its entries as Compose does, and the list is the nearest.
 */
export function nearestPosition(tree: SourceTree, path: readonly YamlKey[]): Position | undefined {
  const index = path.findIndex((key) => typeof key === 'number')
  const list = path.slice(0, Math.max(index, 0))
  const reach = furthest(tree, partsOf(tree, list).length > 1 ? list : path)
  return reach && positionOf(reach)
}

/** Every place that says a part of what a path leads to. */
function partsOf(tree: SourceTree, [kind, name, ...keys]: readonly YamlKey[]): readonly YamlPlace[] {
  if (kind === undefined || name === undefined) return []
  return tree.layers.flatMap(rootsOf).flatMap((root) => {
    const named = descend(root, kind, name)
    const bases = kind === 'services' ? extendedBy(tree, named) : []
    return [named, ...bases].flatMap((place) => descend(place, ...keys) ?? [])
  })
}

/** The services that a service extends, one by way of the other. */
export function extendedBy(tree: SourceTree, service: YamlPlace | undefined, hops = 0): readonly YamlPlace[] {
  const base = service && extendedPlace(tree, service)
  if (base === undefined || hops >= MAX_EXTENDS_DEPTH) return []
  return [base, ...extendedBy(tree, base, hops + 1)]
}

/** Where the value at a path is written. Undefined where it is not. */
export function exactPosition(tree: SourceTree, path: readonly YamlKey[]): Position | undefined {
  const place = exactPlace(tree, path)
  return place && positionIn(place.file, place.offset)
}

/** The value at a path, in the file that wins. Undefined where it is not written. */
export function exactPlace(tree: SourceTree, path: readonly YamlKey[]): YamlPlace | undefined {
  const reach = furthest(tree, path)
  return reach?.depth === path.length ? reach.place : undefined
}

/** Where a line of the text at a path stands, counted from 1. Only behind `|` has each line one of its own. */
export function linePosition(tree: SourceTree, path: readonly YamlKey[], line: number): Position | undefined {
  const place = exactPlace(tree, path)
  const value = place && meantBy(place)
  if (place === undefined || !isScalar(value)) return undefined
  const { file } = place
  const [begin] = value.range
  if (!file.text.startsWith('|', begin)) return undefined
  const start = file.lines.lineStarts[file.lines.linePos(begin).line - 1 + line]
  return start === undefined ? undefined : positionIn(file, start + indentation(file.text.slice(start)))
}

function indentation(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0
}

function furthest(tree: SourceTree, path: readonly YamlKey[]): FollowedPath | undefined {
  let best: FollowedPath | undefined
  // The file that wins comes first. An earlier file counts only where the path leads further in it.
  for (const file of [...tree.layers].reverse()) {
    for (const root of [...rootsOf(file)].reverse()) {
      const reach = follow(tree, { place: root, depth: 0 }, path)
      if (best === undefined || reach.depth > best.depth) best = reach
      if (best.depth === path.length) return best
    }
  }
  return best
}

function positionOf({ place }: FollowedPath): Position {
  return positionIn(place.file, place.offset)
}

function follow(tree: SourceTree, from: FollowedPath, path: readonly YamlKey[]): FollowedPath {
  let reach = from
  for (const key of path.slice(from.depth)) {
    const next = stepInto(reach.place, key)
    if (next === undefined || isReset(next)) break
    reach = { place: next, depth: reach.depth + 1 }
    if (reach.depth === 2 && path[0] === 'services') return followService(tree, reach, path, 0)
  }
  return reach
}

/** Follows a path within a service. What the service does not say, the service that it extends may say. */
export function followService(
  tree: SourceTree,
  service: FollowedPath,
  path: readonly YamlKey[],
  hops: number,
): FollowedPath {
  let own = service
  for (const key of path.slice(2)) {
    const next = stepInto(own.place, key)
    if (next === undefined) break
    own = { place: next, depth: own.depth + 1 }
  }
  if (own.depth === path.length || hops >= MAX_EXTENDS_DEPTH) return own
  const base = extendedPlace(tree, service.place)
  if (base === undefined) return own
  const inherited = followService(tree, { place: base, depth: 2 }, path, hops + 1)
  return inherited.depth > own.depth ? inherited : own
}

/** The definition of the service that this one extends. */
export function extendedPlace(tree: SourceTree, service: YamlPlace): YamlPlace | undefined {
  const { file, name } = extendsOf(service)
  if (name === undefined) return undefined
  const target = file === undefined ? service.file : tree.target(service.file, file)
  if (target === undefined) return undefined
  const found = rootsOf(target).flatMap((root) => descend(root, 'services', name) ?? [])
  return found.at(-1)
}

export function extendsOf(service: YamlPlace): { file: string | undefined; name: string | undefined } {
  const place = stepInto(service, 'extends')
  const short = textAt(place)
  return short === undefined
    ? { file: textAt(descend(place, 'file')), name: textAt(descend(place, 'service')) }
    : { file: undefined, name: short }
}

/** A service as one file has it. */
export interface ServiceDefinition {
  readonly name: string
  readonly place: YamlPlace
}

export function servicesIn(file: SourceFile): readonly ServiceDefinition[] {
  return rootsOf(file).flatMap((root) => {
    const all = stepInto(root, 'services')
    return keysAt(all).flatMap((name) => {
      const place = descend(all, name)
      return place === undefined || isReset(place) ? [] : [{ name, place }]
    })
  })
}
