import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml'
import type { Position, Problem, Report } from '../problem.js'
import { expandedSize } from './expansion.js'

/** Wrong lines mostly follow from the first; more than these tell nothing new. */
const MOST_ERRORS = 3

/** Compose works off some 50,000 values a second. */
const MOST_EXPANDED = 250_000

const TOO_DEEP = 'it is nested too deeply'

/** One file of a project, read for the places in it. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string
  /** As people should read it. */
  readonly shown: string
  readonly text: string
  /** Usually one; Compose merges the documents of one file in their order. */
  readonly documents: readonly Document[]
  readonly lines: LineCounter
  /** What each alias stands for. The package looks for it through the whole document each time. */
  readonly aliases: ReadonlyMap<Alias, Node>
  /** Says why Compose must not be given the file: it would work on it for minutes. */
  readonly refusal?: Problem | undefined
}

/** Reads YAML with its places. Whatever is wrong is reported; what could be read is returned. */
export function readDocuments(path: string, shown: string, text: string, report: Report): SourceFile {
  const lines = new LineCounter()
  try {
    const documents = parse(text, lines)
    const aliases = new Map<Alias, Node>()
    const file = { path, shown, text, documents, lines, aliases }
    const problems = documents.flatMap((document) => [
      ...document.errors.map((error) => syntaxProblem(file, error)),
      ...inspect(file, document, aliases),
    ])
    firstOfEachLine(problems).slice(0, MOST_ERRORS).forEach(report)
    return { ...file, refusal: bomb(file) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report({ message: TOO_DEEP, at: { file: shown, line: 1, column: 1 } })
    return { path, shown, text, documents: [], lines, aliases: new Map() }
  }
}

/** Where an offset of the file's text is. */
export function position(file: Pick<SourceFile, 'shown' | 'lines'>, offset: number): Position {
  const { line, col } = file.lines.linePos(offset)
  return { file: file.shown, line: Math.max(1, line), column: Math.max(1, col) }
}

function parse(text: string, lineCounter: LineCounter): readonly Document[] {
  // Duplicate keys are looked for below: the package compares each key of a map with each other one.
  // `!reset` and `!override` are Compose's own; unknown tags are warnings here, and nobody asks for these.
  const parsed = parseAllDocuments(text, { lineCounter, uniqueKeys: false, logLevel: 'silent' })
  return 'empty' in parsed ? [] : parsed
}

function syntaxProblem(file: SourceFile, error: { message: string; pos: [number, number] }): Problem {
  // The package descends by recursion, and tells the end of its stack as an error of the file.
  if (/call stack/i.test(error.message)) return { message: TOO_DEEP, at: position(file, error.pos[0]) }
  const [message = '', ...rest] = error.message.split('\n')
  const excerpt = rest.join('\n').replace(/^\n+|\s+$/g, '')
  return {
    message: message.replace(/(?: at line \d+, column \d+)?[:.]?$/, ''),
    at: position(file, error.pos[0]),
    ...(excerpt === '' ? {} : { excerpt }),
  }
}

/** One walk through all nodes: fills `aliases`, and finds keys that stand twice. */
function inspect(file: SourceFile, document: Document, aliases: Map<Alias, Node>): readonly Problem[] {
  const problems: Problem[] = []
  const anchors = new Map<string, Node>()
  const visitNode = (_: unknown, node: Node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target !== undefined) aliases.set(node, target)
      else problems.push(unknownAnchor(file, node))
      return
    }
    if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node)
    if (isMap(node)) problems.push(...duplicatesIn(file, node))
  }
  visit(document, { Node: visitNode })
  return problems
}

function unknownAnchor(file: SourceFile, alias: Alias): Problem {
  return {
    message: `there is no anchor &${alias.source} before this *${alias.source}`,
    at: position(file, alias.range?.[0] ?? 0),
    instead: 'define the anchor further up; a text that begins with * needs quotes',
  }
}

function firstOfEachLine(problems: readonly Problem[]): readonly Problem[] {
  const lines = new Map<number | undefined, Problem>()
  for (const problem of problems) if (!lines.has(problem.at?.line)) lines.set(problem.at?.line, problem)
  return [...lines.values()]
}

function bomb(file: SourceFile): Problem | undefined {
  if (expandedSize(file.documents, file.aliases) <= MOST_EXPANDED) return undefined
  return {
    message: `the aliases of ${file.shown} expand to more than ${MOST_EXPANDED} values`,
    at: { file: file.shown, line: 1, column: 1 },
    instead: 'write out what is meant, without aliases of aliases',
  }
}

function duplicatesIn(file: SourceFile, map: YAMLMap): readonly Problem[] {
  const first = new Map<unknown, number>()
  return map.items.flatMap(({ key }) => {
    const offset = isScalar(key) ? key.range?.[0] : undefined
    if (!isScalar(key) || offset === undefined) return []
    const earlier = first.get(key.value)
    if (earlier === undefined) {
      first.set(key.value, offset)
      return []
    }
    return {
      message: `the key "${String(key.value)}" stands twice in one map, first on line ${position(file, earlier).line}`,
      at: position(file, offset),
      instead: 'keep one of the two, or put what both hold under one',
    }
  })
}
