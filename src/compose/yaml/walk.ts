import { keyText, type MapNode, type Node, type Pair } from './nodes.js'
import type { SourceFile } from './source-file.js'

export type Key = string | number

/** A value in a file, and the offset of what a person would point at: its key, or itself in a list. */
export interface Place {
  readonly file: SourceFile
  readonly value: Node
  readonly offset: number
}

export function rootPlace(file: SourceFile, document: Node): Place {
  return { file, value: document, offset: document.start ?? 0 }
}

/** One key further in: own keys first, then those of merge keys; in lists by index or by what an entry names. */
export function step(place: Place, key: Key): Place | undefined {
  const value = resolved(place)
  if (value?.kind === 'map') return stepInMap(place, value, String(key), new Set())
  if (value?.kind !== 'list') return undefined
  const { items } = value
  const item = typeof key === 'number' ? items[key] : items.find((entry) => names(entry, key))
  return item && { ...place, value: item, offset: item.start ?? place.offset }
}

/** The value itself where an alias stands for it. */
export function resolved({ value }: Place): Exclude<Node, { kind: 'alias' }> | undefined {
  if (value.kind !== 'alias') return value
  // What an anchor marks is never an alias itself.
  return value.target?.kind === 'alias' ? undefined : value.target
}

/** The text of a scalar. */
export function text(place: Place | undefined): string | undefined {
  const value = place && resolved(place)
  return value?.kind === 'scalar' ? value.value : undefined
}

/** The entries of a list, or the one value that may be written instead of a list. */
export function entries(place: Place | undefined): readonly Place[] {
  if (place === undefined) return []
  const value = resolved(place)
  if (value?.kind !== 'list') return value === undefined ? [] : [place]
  return value.items.flatMap((_, index) => step(place, index) ?? [])
}

/** The keys of a map, those of merge keys included. */
export function keys(place: Place | undefined): readonly string[] {
  const value = place && resolved(place)
  if (place === undefined || value?.kind !== 'map') return []
  return [...collectKeys(place, value, new Set(), new Set())]
}

/** What a map's keys or a list's entries name: `depends_on`, `networks` and their like are written as either. */
export function namesIn(place: Place | undefined): readonly string[] {
  if (place === undefined) return []
  const value = resolved(place)
  return value?.kind === 'list' ? entries(place).flatMap((entry) => text(entry) ?? []) : keys(place)
}

/** `!reset` takes away what earlier files said. */
export function isReset(place: Place): boolean {
  return place.value.tag === '!reset'
}

/** Merge keys may build on each other a thousandfold, or on themselves: each map is looked into once. */
type Seen = Set<MapNode>

function stepInMap(place: Place, map: MapNode, key: string, seen: Seen): Place | undefined {
  if (seen.has(map)) return undefined
  seen.add(map)
  const own = indexOf(map).get(key)
  if (own !== undefined) return valuePlace(place, own)
  for (const merged of mergedMaps(place, map)) {
    const found = stepInMap(place, merged, key, seen)
    if (found !== undefined) return found
  }
  return undefined
}

const indexes = new WeakMap<MapNode, ReadonlyMap<string, Pair>>()

/** A map of a thousand services is looked through once. Of keys that stand twice the first counts. */
function indexOf(map: MapNode): ReadonlyMap<string, Pair> {
  const known = indexes.get(map)
  if (known !== undefined) return known
  const index = new Map<string, Pair>()
  for (const pair of map.pairs) if (!index.has(keyText(pair))) index.set(keyText(pair), pair)
  indexes.set(map, index)
  return index
}

function collectKeys(place: Place, map: MapNode, seen: Seen, found: Set<string>): Set<string> {
  if (seen.has(map)) return found
  seen.add(map)
  for (const key of indexOf(map).keys()) if (key !== '<<') found.add(key)
  for (const merged of mergedMaps(place, map)) collectKeys(place, merged, seen, found)
  return found
}

function mergedMaps(place: Place, map: MapNode): readonly MapNode[] {
  const merge = indexOf(map).get('<<')
  if (merge === undefined) return []
  return entries(valuePlace(place, merge))
    .map(resolved)
    .filter((value) => value?.kind === 'map')
}

function valuePlace(place: Place, { key, value }: Pair): Place {
  return { ...place, value, offset: key.start ?? place.offset }
}

/** Whether a list's entry says the key of what Compose prints as a map (`KEY=value`, a name), or the source or target
 *  of what it prints as a map of its own (`source:target`, targets being absolute). */
function names(entry: Node, key: string): boolean {
  if (entry.kind === 'map') return ['source', 'target'].some((part) => says(indexOf(entry).get(part), key))
  if (entry.kind !== 'scalar' || entry.value === undefined) return false
  const { value } = entry
  if (key.startsWith('/') && `${value}:`.includes(`:${key}:`)) return true
  return value === key || value.startsWith(`${key}=`) || value.startsWith(`${key}:`)
}

function says(pair: Pair | undefined, text: string): boolean {
  return pair?.value.kind === 'scalar' && pair.value.value === text
}
