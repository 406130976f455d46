import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml'
import { keyText, scalarText, startOf, tagOf, type YamlNode } from './read-yaml.js'
import type { SourceFile } from './source-file.js'

export type YamlKey = string | number

/** A value in a file. */
export interface YamlPlace {
  readonly file: SourceFile
  readonly value: YamlNode
  /** The offset of what a person would point at: the value's key, or the value itself in a list. */
  readonly offset: number
}

/** The content of each of a file's documents. */
export function rootsOf(file: SourceFile): readonly YamlPlace[] {
  return file.documents.map((document) => ({ file, value: document, offset: startOf(document) ?? 0 }))
}

/**
 * One key further in. A map's own keys come before those of its merge keys. An entry of a list is found by its index,
 * or by what it names.
 */
export function stepInto(place: YamlPlace, key: YamlKey): YamlPlace | undefined {
  const value = meantBy(place)
  if (isMap(value)) return stepInMap(place, value, String(key), new Set())
  if (!isSeq(value)) return undefined
  const { items } = value
  const item = typeof key === 'number' ? items[key] : items.find((entry) => isNamed(entry, key))
  return item && { ...place, value: item, offset: startOf(item) ?? place.offset }
}

/** Several keys further in, or undefined where one of them is not there. */
export function descend(place: YamlPlace | undefined, ...path: readonly YamlKey[]): YamlPlace | undefined {
  return path.reduce<YamlPlace | undefined>((found, key) => found && stepInto(found, key), place)
}

/** The text of a scalar. */
export function textAt(place: YamlPlace | undefined): string | undefined {
  const value = place && meantBy(place)
  return isScalar(value) ? scalarText(value) : undefined
}

/** The entries of a list, or the one value that may be written instead of a list. */
export function entriesAt(place: YamlPlace | undefined): readonly YamlPlace[] {
  if (place === undefined) return []
  const value = meantBy(place)
  if (!isSeq(value)) return value === undefined ? [] : [place]
  return value.items.flatMap((_, index) => stepInto(place, index) ?? [])
}

/** The keys of a map, those of merge keys included. */
export function keysAt(place: YamlPlace | undefined): readonly string[] {
  const value = place && meantBy(place)
  return place !== undefined && isMap(value) ? [...collectKeys(place, value, new Set(), new Set())] : []
}

/** What a map's keys or a list's entries name: `depends_on`, `networks` and others are written as either. */
export function namesAt(place: YamlPlace | undefined): readonly string[] {
  if (place === undefined || !isSeq(meantBy(place))) return keysAt(place)
  return entriesAt(place).flatMap((entry) => textAt(entry) ?? [])
}

/** Whether the value takes away what earlier files said. */
export function isReset(place: YamlPlace): boolean {
  return tagOf(place.value) === '!reset'
}

/** The value itself, where an alias stands for it. */
export function meantBy({ file, value }: YamlPlace): ParsedNode | undefined {
  return isAlias(value) ? file.aliases.get(value) : (value ?? undefined)
}

/** Merge keys may build on each other a thousandfold, or on themselves, so each map is looked into once. */
type VisitedMaps = Set<YAMLMap.Parsed>

function stepInMap(
  place: YamlPlace,
  map: YAMLMap.Parsed,
  key: string,
  visited: VisitedMaps,
): YamlPlace | undefined {
  if (visited.has(map)) return undefined
  visited.add(map)
  const own = pairsByKey(map).get(key)
  if (own !== undefined) return placeOfValue(place, own)
  for (const merged of mergedMaps(place, map)) {
    const found = stepInMap(place, merged, key, visited)
    if (found !== undefined) return found
  }
  return undefined
}

type ParsedPair = Pair<ParsedNode, YamlNode>

const indexes = new WeakMap<YAMLMap.Parsed, ReadonlyMap<string, ParsedPair>>()

/** The index is kept, so that a map of a thousand services is read through once. Of keys that stand twice the first counts. */
function pairsByKey(map: YAMLMap.Parsed): ReadonlyMap<string, ParsedPair> {
  const known = indexes.get(map)
  if (known !== undefined) return known
  const index = new Map<string, ParsedPair>()
  for (const pair of map.items) if (!index.has(keyText(pair))) index.set(keyText(pair), pair)
  indexes.set(map, index)
  return index
}

function collectKeys(
  place: YamlPlace,
  map: YAMLMap.Parsed,
  visited: VisitedMaps,
  found: Set<string>,
): Set<string> {
  if (visited.has(map)) return found
  visited.add(map)
  for (const key of pairsByKey(map).keys()) if (key !== '<<') found.add(key)
  for (const merged of mergedMaps(place, map)) collectKeys(place, merged, visited, found)
  return found
}

function mergedMaps(place: YamlPlace, map: YAMLMap.Parsed): readonly YAMLMap.Parsed[] {
  const merge = pairsByKey(map).get('<<')
  if (merge === undefined) return []
  return entriesAt(placeOfValue(place, merge))
    .map(meantBy)
    .filter((value) => isMap(value))
}

function placeOfValue(place: YamlPlace, { key, value }: ParsedPair): YamlPlace {
  return { ...place, value, offset: startOf(key) ?? place.offset }
}

/**
 * Whether a list's entry has this name. Compose prints some lists as maps: the name is the key of `KEY=value`, the
 * text itself, or the source or target of `source:target` (targets are absolute) and of its long form.
 */
function isNamed(entry: ParsedNode, name: string): boolean {
  if (isMap(entry)) return ['source', 'target'].some((part) => says(pairsByKey(entry).get(part), name))
  const text = isScalar(entry) ? scalarText(entry) : undefined
  if (text === undefined) return false
  if (name.startsWith('/') && `${text}:`.includes(`:${name}:`)) return true
  return text === name || text.startsWith(`${name}=`) || text.startsWith(`${name}:`)
}

function says(pair: ParsedPair | undefined, text: string): boolean {
  return isScalar(pair?.value) && scalarText(pair.value) === text
}
