import { isScalar, isSeq } from 'yaml'
import { isObject, type Json } from '../../common/json.js'
import { tagOf } from '../yaml/read-yaml.js'
import {
  descend,
  entriesAt,
  isReset,
  keysAt,
  meantBy,
  rootsOf,
  stepInto,
  type YamlPlace,
} from '../yaml/walk.js'
import { scalarAsWritten } from './gate-as-written.js'
import type { SourceTree } from './source-tree.js'

/** What several files make of `x-gate`: the value, or the path at which they contradict each other. */
export type MergedGate =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'contradiction'; readonly path: string }

/** Fills variables into texts as Compose does. Undefined where it cannot. */
export type FillIn = (texts: readonly string[]) => Promise<readonly string[] | undefined>

/**
 * The value of `x-gate` where more than one place of the files that Compose is given has one. Compose before 2.35 takes
 * the last one as a whole, and newer ones merge maps by their keys and put lists one behind the other. The gate merges
 * by the rules of the newer ones, whichever Compose there is.
 * @returns undefined where Compose's own answer holds: one place has it, or the files or the variables are not known
 */
export async function mergedGate(tree: SourceTree, fillIn: FillIn): Promise<MergedGate | undefined> {
  const written = tree.given?.flatMap(rootsOf).flatMap((root) => descend(root, 'x-gate') ?? []) ?? []
  if (written.length < 2) return undefined
  try {
    const value = written.reduce<Json | undefined>((base, place) => merged(base, place, 'x-gate'), undefined)
    const filled = await filledIn(value ?? null, fillIn)
    return filled === undefined ? undefined : { kind: 'value', value: filled }
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error
    return { kind: 'contradiction', path: error.path }
  }
}

class Contradiction extends Error {
  constructor(readonly path: string) {
    super(`cannot override ${path}`)
  }
}

/** @throws Contradiction where one is a map or a list, and the other is not */
function merged(base: Json | undefined, place: YamlPlace, path: string): Json | undefined {
  if (isReset(place)) return undefined
  const value = meantBy(place)
  const isNothing = value === undefined || (isScalar(value) && value.value === null)
  if (isNothing) return base ?? null
  if (base === undefined || base === null || tagOf(place.value) === '!override')
    return mergedMap({}, place, path) ?? listOrScalar(place, path)
  if (Array.isArray(base)) {
    if (!isSeq(value)) throw new Contradiction(path)
    return [...base, ...itemsOf(place, path)]
  }
  if (!isObject(base)) return merged(undefined, place, path)
  const whole = mergedMap(base, place, path)
  if (whole === undefined) throw new Contradiction(path)
  return whole
}

/** Undefined where the place holds no map. */
function mergedMap(base: Readonly<Record<string, Json>>, place: YamlPlace, path: string): Json | undefined {
  const value = meantBy(place)
  if (isScalar(value) || isSeq(value)) return undefined
  const result = new Map(Object.entries(base))
  for (const key of keysAt(place)) {
    const inner = stepInto(place, key)
    const entry = inner && merged(result.get(key), inner, `${path}.${key}`)
    if (entry === undefined) result.delete(key)
    else result.set(key, entry)
  }
  return Object.fromEntries(result)
}

function listOrScalar(place: YamlPlace, path: string): Json {
  const value = meantBy(place)
  return isScalar(value) ? scalarAsWritten(value) : itemsOf(place, path)
}

function itemsOf(place: YamlPlace, path: string): readonly Json[] {
  return entriesAt(place).map((entry, index) => merged(undefined, entry, `${path}[${index}]`) ?? null)
}

async function filledIn(value: Json, fillIn: FillIn): Promise<Json | undefined> {
  const texts = [...new Set(textsIn(value))].filter((text) => text.includes('$'))
  if (texts.length === 0) return value
  const filled = await fillIn(texts)
  if (filled === undefined) return undefined
  const known = new Map(texts.map((text, index) => [text, filled[index] ?? '']))
  return replaced(value, known)
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isObject(value) ? Object.values(value).flatMap(textsIn) : []
}

function replaced(value: Json, known: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return known.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => replaced(item, known))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, known)]))
}
