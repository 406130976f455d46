import type { Json } from '../../common/json.js'
import type { Node } from '../yaml/nodes.js'
import { at, roots, type SourceTree } from './source-tree.js'

/**
 * The value of `x-gate` as it stands in the files, for when Compose refuses them for something else: mistakes in both
 * can then be told at once.
 * @returns undefined where there is none, or where only Compose could say what it comes to (several files with one,
 *  variables, aliases, tags)
 */
export function gateAsWritten(tree: SourceTree): Json | undefined {
  const [only, ...others] = tree.layers.flatMap(roots).flatMap((root) => at(root, 'x-gate') ?? [])
  return only === undefined || others.length > 0 || !tree.isWhole ? undefined : plain(only.value)
}

/** Undefined where anything in it is not what it looks like. */
function plain(node: Node): Json | undefined {
  if (node.tag !== '') return undefined
  switch (node.kind) {
    case 'alias':
      return undefined
    case 'scalar':
      return node.value?.includes('$') ? undefined : scalar(node.value, node.written)
    case 'list':
      return whole(node.items.map(plain))
    case 'map': {
      const keys = node.pairs.map(({ key }) => (key.kind === 'scalar' ? key.value : undefined))
      const [names, values] = [whole(keys), whole(node.pairs.map(({ value }) => plain(value)))]
      return names && values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]))
    }
  }
}

/** What stands in quotes is a text. */
function scalar(value: string | undefined, written: string): Json {
  if (value === undefined) return null
  if (value !== written) return value
  if (/^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(value)) return JSON.parse(value) as Json
  return value
}

function whole<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = values.filter((value) => value !== undefined)
  return found.length === values.length ? found : undefined
}
