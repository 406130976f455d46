import type { Node } from './nodes.js'

/** How many values the documents hold once each alias is replaced by what it stands for. */
export function expandedSize(documents: readonly Node[]): number {
  const known = new Map<Node, number>()
  const size = (node: Node): number => {
    const before = known.get(node)
    if (before !== undefined) return before
    // An alias within its own anchor is a circle, which Compose refuses.
    if (node.kind === 'alias') return node.target === undefined ? 1 : size(node.target)
    if (node.kind === 'scalar') return 1
    known.set(node, 1)
    const inner = node.kind === 'list' ? node.items : node.pairs.flatMap(({ key, value }) => [key, value])
    const whole = inner.reduce((sum, one) => sum + size(one), 1)
    known.set(node, whole)
    return whole
  }
  return documents.reduce((sum, document) => sum + size(document), 0)
}
