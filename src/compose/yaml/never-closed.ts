import { isCollection, isMap, isScalar, isSeq, type ParsedNode, visit } from 'yaml'

/** What is opened and never closed. */
export interface OpenMark {
  readonly message: string
  /** Where it is opened. */
  readonly offset: number
  readonly instead: string
}

/** A parser notices at the end of a file what is open, or at the next key. People look for the place where it begins. */
export function neverClosed(
  text: string,
  contents: readonly ParsedNode[],
  { message, offset }: { readonly message: string; readonly offset: number },
): OpenMark | undefined {
  if (/^Missing closing .quote/.test(message)) return lastOpen(text, contents, offset, isOpenQuote)
  return /^Flow (?:sequence|map) .*end with a [\]}]/.test(message)
    ? lastOpen(text, contents, offset, isOpenBracket)
    : undefined
}

type IsOpen = (node: unknown, text: string) => string | undefined

function lastOpen(
  text: string,
  contents: readonly ParsedNode[],
  noticed: number,
  markOf: IsOpen,
): OpenMark | undefined {
  let found: OpenMark | undefined
  for (const content of contents) {
    visit(content, (_, node) => {
      const mark = markOf(node, text)
      const begin = isScalar(node) || isCollection(node) ? node.range?.[0] : undefined
      if (mark === undefined || begin === undefined || begin > noticed) return
      found = { message: `the ${mark} is never closed`, offset: begin, instead: `close it: ${pairs[mark]}` }
    })
  }
  return found
}

const pairs: Readonly<Record<string, string>> = {
  'quote "': 'write another `"` at the end of the text',
  "quote '": "write another `'` at the end of the text",
  'bracket [': 'write `]` behind the last entry',
  'bracket {': 'write `}` behind the last entry',
}

function isOpenQuote(node: unknown, text: string): string | undefined {
  if (!isScalar(node) || !node.range) return undefined
  const [begin, end] = node.range
  const mark = text[begin] ?? ''
  const isOpen = (mark === '"' || mark === "'") && (end - begin < 2 || text[end - 1] !== mark)
  return isOpen ? `quote ${mark}` : undefined
}

function isOpenBracket(node: unknown, text: string): string | undefined {
  if (!(isMap(node) || isSeq(node)) || node.flow !== true || !node.range) return undefined
  const [begin] = node.range
  const opening = text[begin] ?? ''
  const closing = { '[': ']', '{': '}' }[opening]
  return closing === undefined || isClosed(text.slice(begin), opening, closing)
    ? undefined
    : `bracket ${opening}`
}

/** Further on, too: what is not indented enough is closed all the same. */
function isClosed(text: string, opening: string, closing: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === opening) depth += 1
    if (character === closing) depth -= 1
    if (depth === 0) return true
  }
  return false
}
