import { isAlias, isMap, isScalar } from 'yaml'
import type { YamlNode, YamlText } from './read-yaml.js'

/** How many values the documents hold once each alias is replaced by what it stands for. */
export function expandedSize({ documents, aliases }: Pick<YamlText, 'documents' | 'aliases'>): number {
  const known = new Map<YamlNode, number>()
  const sizeOf = (node: YamlNode): number => {
    const before = known.get(node)
    if (before !== undefined) return before
    // An alias within its own anchor is a circle, which Compose refuses.
    if (isAlias(node)) return sizeOf(aliases.get(node) ?? null)
    if (node === null || isScalar(node)) return 1
    known.set(node, 1)
    const inner = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : node.items
    const whole = inner.reduce((sum, one) => sum + sizeOf(one), 1)
    known.set(node, whole)
    return whole
  }
  return documents.reduce((sum, document) => sum + sizeOf(document), 0)
}
