import type { Position } from '../../common/problem.js'
import { position, type SourceFile } from '../yaml/source-file.js'
import { isReset, type Key, keys, type Place, step, text } from '../yaml/walk.js'
import { at, roots, type SourceTree } from './source-tree.js'

/** How far one service may extend another that extends a third; more is a circle. */
const DEEPEST_EXTENDS = 20

/** How far a path could be followed, and to where. */
export interface Reach {
  readonly place: Place
  readonly depth: number
}

/** Where what the path names is written; the nearest parent that is. */
export function find(tree: SourceTree, path: readonly Key[]): Position | undefined {
  const reach = furthest(tree, path)
  return reach && positionOf(reach)
}

/** Where it is written, or nowhere. */
export function findWhole(tree: SourceTree, path: readonly Key[]): Position | undefined {
  const reach = furthest(tree, path)
  return reach?.depth === path.length ? positionOf(reach) : undefined
}

function furthest(tree: SourceTree, path: readonly Key[]): Reach | undefined {
  let best: Reach | undefined
  // The file that has the last word comes first; an earlier one only counts where the path leads further in it.
  for (const file of [...tree.layers].reverse()) {
    for (const root of [...roots(file)].reverse()) {
      const reach = follow(tree, { place: root, depth: 0 }, path)
      if (best === undefined || reach.depth > best.depth) best = reach
      if (best.depth === path.length) return best
    }
  }
  return best
}

function positionOf({ place }: Reach): Position {
  return position(place.file, place.offset)
}

function follow(tree: SourceTree, from: Reach, path: readonly Key[]): Reach {
  let reach = from
  for (const key of path.slice(from.depth)) {
    const next = step(reach.place, key)
    if (next === undefined || isReset(next)) break
    reach = { place: next, depth: reach.depth + 1 }
    if (reach.depth === 2 && path[0] === 'services') return followService(tree, reach, path, 0)
  }
  return reach
}

/** Within a service, what it does not say itself may be said by the one it extends. */
export function followService(tree: SourceTree, service: Reach, path: readonly Key[], hops: number): Reach {
  let own = service
  for (const key of path.slice(2)) {
    const next = step(own.place, key)
    if (next === undefined) break
    own = { place: next, depth: own.depth + 1 }
  }
  if (own.depth === path.length || hops >= DEEPEST_EXTENDS) return own
  const base = extendedPlace(tree, service.place)
  if (base === undefined) return own
  const inherited = followService(tree, { place: base, depth: 2 }, path, hops + 1)
  return inherited.depth > own.depth ? inherited : own
}

/** The definition of the service that this one extends. */
export function extendedPlace(tree: SourceTree, service: Place): Place | undefined {
  const { file, name } = extendsOf(service)
  if (name === undefined) return undefined
  const target = file === undefined ? service.file : tree.target(service.file, file)
  if (target === undefined) return undefined
  const found = roots(target).flatMap((root) => at(root, 'services', name) ?? [])
  return found.at(-1)
}

export function extendsOf(service: Place): { file: string | undefined; name: string | undefined } {
  const place = step(service, 'extends')
  const short = text(place)
  return short === undefined
    ? { file: text(at(place, 'file')), name: text(at(place, 'service')) }
    : { file: undefined, name: short }
}

/** A service as one file has it. */
export interface Definition {
  readonly name: string
  readonly place: Place
}

export function servicesIn(file: SourceFile): readonly Definition[] {
  return roots(file).flatMap((root) => {
    const all = step(root, 'services')
    return keys(all).flatMap((name) => {
      const place = at(all, name)
      return place === undefined || isReset(place) ? [] : [{ name, place }]
    })
  })
}
