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
  return literal(only.value, only.file.text)
}

/** Undefined where anything in the value is not what it looks like. @param text of the file */
function literal(node: YamlNode, text: string): Json | undefined {
  if (node === null) return null
  if (tagOf(node) !== '' || isAlias(node)) return undefined
  if (isScalar(node)) return literalScalar(node, text)
  if (isSeq(node)) return allOf(node.items.map((item) => literal(item, text)))
  const names = allOf(node.items.map(({ key }) => (isScalar(key) ? scalarText(key) : undefined)))
  const values = allOf(node.items.map(({ value }) => literal(value, text)))
  return names && values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]))
}

function literalScalar(node: Scalar.Parsed, text: string): Json | undefined {
  return scalarText(node)?.includes('$') ? undefined : scalarAsWritten(node, text)
}

/** The value of a scalar, variables left as they are. A value in quotes is a text. @param text of the file */
export function scalarAsWritten(node: Scalar.Parsed, text: string): Json {
  const value = scalarText(node)
  if (value === undefined) return null
  const isQuoted = value !== text.slice(node.range[0], node.range[1])
  return !isQuoted && /^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(value)
    ? (JSON.parse(value) as Json)
    : value
}

/** All of the values, or undefined where one of them is. */
function allOf<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = values.filter((value) => value !== undefined)
  return found.length === values.length ? found : undefined
}
