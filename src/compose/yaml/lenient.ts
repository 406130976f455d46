import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type YAMLParseError,
} from 'yaml'
import { type Mark, NodeBuilder, type Written } from './nodes.js'

/** One place of a text that is no YAML. */
export interface SyntaxFlaw {
  readonly message: string
  readonly offset: number
  /** The offending line with a caret. */
  readonly excerpt?: string
  /** What to write instead, where the message alone tells nobody. */
  readonly instead?: string
}

/** A text with `: ` in it, or a key that is indented too far: all that follows is misread for it. */
const MISLEADING = 'BLOCK_AS_IMPLICIT_KEY'

const REMEDY = 'put quotes around a text that holds `: `, and begin the keys of a map in one column'

/**
 * Reads as much as there is to be read in a text that is not YAML to the letter: Compose takes some of these, such as
 * a closing bracket at the margin.
 * @throws RangeError where it is nested too deeply
 */
export function readLeniently(text: string): Written & { readonly flaws: readonly SyntaxFlaw[] } {
  // `!reset` and `!override` are Compose's own; unknown tags are warnings here, and nobody asks for these.
  const options = { lineCounter: new LineCounter(), uniqueKeys: false, logLevel: 'silent' } as const
  const documents = [...parseAllDocuments(text, options)]
  const builder = new NodeBuilder()
  for (const { contents } of documents) {
    builder.openDocument()
    if (contents !== null) build(contents, text, builder)
    builder.close()
  }
  const errors = documents.flatMap((document) => document.errors)
  const misleading = errors.findIndex(({ code }) => code === MISLEADING)
  const own = misleading < 0 ? errors : errors.slice(0, misleading + 1)
  return { ...builder.written(), flaws: own.map(flawOf) }
}

function build(node: unknown, text: string, builder: NodeBuilder): void {
  if (isPair(node)) {
    build(node.key, text, builder)
    build(node.value, text, builder)
  } else if (isAlias(node)) {
    builder.alias(node.source, node.range?.[0] ?? 0)
  } else if (isScalar(node)) {
    const [start = 0, end = start] = node.range ?? []
    const written = text.slice(start, end)
    const value = node.value === null ? undefined : (node.source ?? String(node.value))
    builder.scalar(markOf(node, written === '' ? undefined : start), value, written)
  } else if (isMap(node) || isSeq(node)) {
    const mark = markOf(node, node.range?.[0])
    if (isMap(node)) builder.openMap(mark)
    else builder.openList(mark)
    for (const inner of node.items) build(inner, text, builder)
    builder.close()
  } else {
    builder.scalar({ start: undefined, tag: '', anchor: undefined }, undefined, '')
  }
}

function markOf({ tag, anchor }: { tag?: string; anchor?: string }, start: number | undefined): Mark {
  return { start, tag: tag ?? '', anchor }
}

function flawOf({ message: whole, pos, code }: YAMLParseError): SyntaxFlaw {
  const [message = '', ...rest] = whole.split('\n')
  const excerpt = rest.join('\n').replace(/^\n+|\s+$/g, '')
  return {
    message: message.replace(/(?: at line \d+, column \d+)?[:.]?$/, ''),
    offset: pos[0],
    ...(excerpt === '' ? {} : { excerpt }),
    ...(code === MISLEADING ? { instead: REMEDY } : {}),
  }
}
