import { isAlias, isScalar, isSeq, type Scalar } from 'yaml'
import type { Json } from '../../common/json.js'
import { scalarText, tagOf, type YamlNode } from '../yaml/read-yaml.js'
import { descend, rootsOf } from '../yaml/walk.js'
import type { SourceTree } from './source-tree.js'

/**
 * The value of `x-gate` as it stands in the files. Where Compose refuses the files for another reason, mistakes in both
 * can be reported at once.
 * @returns undefined where there is none, or where only Compose knows its value (several files have one, or it holds
 *  variables, aliases or tags)
 */
export function gateAsWritten(tree: SourceTree): Json | undefined {
  const [only, ...others] = tree.layers.flatMap(rootsOf).flatMap((root) => descend(root, 'x-gate') ?? [])
  if (only === undefined || others.length > 0 || !tree.isWhole) return undefined
  return literal(only.value)
}

/** Undefined where anything in the value is not what it looks like. */
function literal(node: YamlNode): Json | undefined {
  if (node === null) return null
  if (tagOf(node) !== '' || isAlias(node)) return undefined
  if (isScalar(node)) return literalScalar(node)
  if (isSeq(node)) return allOf(node.items.map((item) => literal(item)))
  const names = allOf(node.items.map(({ key }) => (isScalar(key) ? scalarText(key) : undefined)))
  const values = allOf(node.items.map(({ value }) => literal(value)))
  return names && values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]))
}

function literalScalar(node: Scalar.Parsed): Json | undefined {
  return scalarText(node)?.includes('$') ? undefined : scalarAsWritten(node)
}

/** The value of a scalar, variables left as they are. What JSON has no word for, as `.inf`, is a text. */
export function scalarAsWritten(node: Scalar.Parsed): Json {
  const { value } = node
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return value as Json
  return scalarText(node) ?? null
}

/** All of the values, or undefined where one of them is. */
function allOf<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = values.filter((value) => value !== undefined)
  return found.length === values.length ? found : undefined
}
