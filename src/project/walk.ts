import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { SourceFile } from './document.js'

export type Key = string | number

/** A value in a file, and the offset of what a person would point at: its key, or itself in a list. */
export interface Place {
  readonly file: SourceFile
  readonly value: Node | null
  readonly offset: number
}

export function rootPlace(file: SourceFile, document: Document): Place {
  const value = document.contents
  return { file, value, offset: value?.range?.[0] ?? 0 }
}

/** One key further in: own keys first, then those of merge keys; in lists by index or by what an entry names. */
export function step(place: Place, key: Key): Place | undefined {
  const value = resolved(place)
  if (isMap(value)) return stepInMap(place, value, String(key), new Set())
  if (!isSeq(value)) return undefined
  const items: readonly unknown[] = value.items
  const item = typeof key === 'number' ? items[key] : items.find((entry) => names(entry, key))
  return isNode(item) ? { ...place, value: item, offset: item.range?.[0] ?? place.offset } : undefined
}

/** The value itself where an alias stands for it. */
export function resolved(place: Place): Node | undefined {
  const { value, file } = place
  return (isAlias(value) ? file.aliases.get(value) : value) ?? undefined
}

/** The text of a scalar. */
export function text(place: Place | undefined): string | undefined {
  const value = place && resolved(place)
  return isScalar(value) && value.value !== null ? String(value.value) : undefined
}

/** The entries of a list, or the one value that may be written instead of a list. */
export function entries(place: Place | undefined): readonly Place[] {
  if (place === undefined) return []
  const value = resolved(place)
  if (!isSeq(value)) return value === undefined ? [] : [place]
  return value.items.flatMap((_, index) => step(place, index) ?? [])
}

/** The keys of a map, those of merge keys included. */
export function keys(place: Place | undefined): readonly string[] {
  const value = place && resolved(place)
  if (place === undefined || !isMap(value)) return []
  return [...collectKeys(place, value, new Set(), new Set())]
}

/** What a map's keys or a list's entries name: `depends_on`, `networks` and their like are written as either. */
export function namesIn(place: Place | undefined): readonly string[] {
  if (place === undefined) return []
  const value = resolved(place)
  return isSeq(value) ? entries(place).flatMap((entry) => text(entry) ?? []) : keys(place)
}

/** `!reset` takes away what earlier files said. */
export function isReset(place: Place): boolean {
  return place.value?.tag === '!reset'
}

/** Merge keys may build on each other a thousandfold, or on themselves: each map is looked into once. */
type Seen = Set<YAMLMap>

function stepInMap(place: Place, map: YAMLMap, key: string, seen: Seen): Place | undefined {
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

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

/** A map of a thousand services is looked through once. Of keys that stand twice the first counts. */
function indexOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexes.get(map)
  if (known !== undefined) return known
  const index = new Map<string, Pair>()
  for (const pair of map.items) if (!index.has(keyText(pair))) index.set(keyText(pair), pair)
  indexes.set(map, index)
  return index
}

function collectKeys(place: Place, map: YAMLMap, seen: Seen, found: Set<string>): Set<string> {
  if (seen.has(map)) return found
  seen.add(map)
  for (const key of indexOf(map).keys()) if (key !== '<<') found.add(key)
  for (const merged of mergedMaps(place, map)) collectKeys(place, merged, seen, found)
  return found
}

function mergedMaps(place: Place, map: YAMLMap): readonly YAMLMap[] {
  const merge = indexOf(map).get('<<')
  if (merge === undefined) return []
  return entries(valuePlace(place, merge))
    .map(resolved)
    .filter((value) => isMap(value))
}

function valuePlace(place: Place, pair: Pair): Place {
  const key = isNode(pair.key) ? pair.key : undefined
  return {
    ...place,
    value: isNode(pair.value) ? pair.value : null,
    offset: key?.range?.[0] ?? place.offset,
  }
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

/** Whether a list's entry says the key of what Compose prints as a map (`KEY=value`, a name), or the source or target
 *  of what it prints as a map of its own (`source:target`). */
function names(entry: unknown, key: string): boolean {
  if (isMap(entry)) return ['source', 'target'].some((part) => entry.get(part) === key)
  if (!isScalar(entry)) return false
  const written = String(entry.value)
  return written === key || written.startsWith(`${key}=`) || written.startsWith(`${key}:`)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value
}
