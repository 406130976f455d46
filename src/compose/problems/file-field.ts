import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Position, Problem } from '../../common/problem.js'
import { tagOf } from '../yaml/read-yaml.js'
import { positionIn } from '../yaml/source-file.js'
import { stepInto, type YamlPlace } from '../yaml/walk.js'
import type { ValueKind } from './field-kinds.js'

/** A problem with a value of a file. */
export interface ShapeProblem {
  readonly problem: Problem
  /** Where Compose may report the same: at the value, or at a key further out. */
  readonly covers: readonly CoveredPart[]
}

/** A place in a file with some characters behind it. */
export interface CoveredPart extends Position {
  readonly length: number
}

/** A value with the keys that lead to it, the innermost last. */
export interface Field {
  /** `services.web.ports`. */
  readonly path: string
  readonly name: string
  readonly place: YamlPlace
  readonly covers: readonly CoveredPart[]
}

/** The value under keys, each below the one before; undefined: there is none. */
export function fieldBelow(
  place: YamlPlace,
  keys: readonly string[],
  outer: Pick<Field, 'path' | 'covers'>,
): Field | undefined {
  const [key = '', ...rest] = keys
  const field = fieldIn(place, key, outer)
  return field === undefined || rest.length === 0 ? field : fieldBelow(field.place, rest, field)
}

/** The value under a key; undefined: there is none. */
export function fieldIn(
  place: YamlPlace,
  key: string,
  outer: Pick<Field, 'path' | 'covers'>,
): Field | undefined {
  const found = stepInto(place, key)
  if (found === undefined || !isMapPlace(place)) return undefined
  const path = outer.path === '' ? key : `${outer.path}.${key}`
  return { path, name: key, place: found, covers: [...outer.covers, { ...positionOf(found), length: 0 }] }
}

export function positionOf({ file, offset }: YamlPlace): Position {
  return positionIn(file, offset)
}

function isMapPlace(place: YamlPlace): boolean {
  return kindOf(place) === 'map'
}

/** Undefined: only Compose knows, as with a tag of its own or a variable. */
export function kindOf({ file, value }: YamlPlace): ValueKind | undefined {
  const meant = isAlias(value) ? file.aliases.get(value) : value
  if (meant === undefined || tagOf(meant).startsWith('!')) return undefined
  if (meant === null) return 'nothing'
  if (isMap(meant)) return 'map'
  if (isSeq(meant)) return 'list'
  if (!isScalar(meant)) return undefined
  switch (typeof meant.value) {
    case 'string':
      return 'text'
    case 'number':
    case 'bigint':
      return 'number'
    case 'boolean':
      return 'switch'
    default:
      return meant.value === null ? 'nothing' : undefined
  }
}
