import { type Alias, type Document, isAlias, isCollection, isPair, type Node } from 'yaml'

/** How many values the documents hold once each alias is replaced by what it stands for. */
export function expandedSize(documents: readonly Document[], aliases: ReadonlyMap<Alias, Node>): number {
  const known = new Map<unknown, number>()
  const size = (node: unknown): number => {
    const before = known.get(node)
    if (before !== undefined) return before
    // An alias within its own anchor is a circle, which Compose refuses.
    if (isAlias(node)) return size(aliases.get(node))
    if (isPair(node)) return size(node.key) + size(node.value)
    if (!isCollection(node)) return 1
    known.set(node, 1)
    const whole = node.items.reduce((sum: number, item) => sum + size(item), 1)
    known.set(node, whole)
    return whole
  }
  return documents.reduce((sum, document) => sum + size(document.contents), 0)
}
