import {
  CHOMPING_CLIP,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml'
import { Alias, isScalar, isSeq, Pair, type ParsedNode, Scalar, Schema, YAMLMap, YAMLSeq } from 'yaml'

/** What texts without quotes are beside texts: numbers, switches, nothing. */
const PLAIN_TAGS = new Schema({ schema: 'core' }).tags.flatMap((tag) =>
  tag.collection === undefined && tag.default === true && tag.test !== undefined
    ? { test: tag.test, resolve: tag.resolve }
    : [],
)

/**
 * The contents of the documents of a text that is YAML to the letter, as the nodes that `tolerantContents` makes of it.
 * @param maxDepth levels of maps and lists within each other
 * @returns undefined where anything is wrong. Only the first mistake is known here.
 */
export function soundContents(text: string, maxDepth: number): readonly ParsedNode[] | undefined {
  try {
    const contents = new Contents(text)
    for (const event of parseEvents(text, { maxDepth })) contents.take(event)
    return contents.parsed()
  } catch (error) {
    if (error instanceof YAMLException) return undefined
    throw error
  }
}

type BuiltNode = Alias | Scalar | YAMLMap | YAMLSeq

/** Puts nodes into each other in the order of the events. */
class Contents {
  private readonly roots: BuiltNode[] = []
  private readonly open: Open[] = []

  constructor(private readonly text: string) {}

  parsed(): readonly ParsedNode[] {
    // What makes a node a parsed one is its range, which each of these has.
    return this.roots as ParsedNode[]
  }

  take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.open.push({})
        break
      case EVENT_ID.MAPPING:
        this.open.push({ within: this.place(this.marked(new YAMLMap(), event, event.start)) })
        break
      case EVENT_ID.SEQUENCE:
        this.open.push({ within: this.place(this.marked(new YAMLSeq(), event, event.start)) })
        break
      case EVENT_ID.SCALAR:
        this.place(this.scalarOf(event))
        break
      case EVENT_ID.ALIAS: {
        const alias = new Alias(this.text.slice(event.anchorStart, event.anchorEnd))
        this.place(ranged(alias, event.anchorStart - 1, event.anchorEnd))
        break
      }
      case EVENT_ID.POP:
        this.open.pop()
    }
  }

  private place<T extends BuiltNode>(node: T): T {
    const last = this.open.at(-1)
    if (last?.within === undefined) this.roots.push(node)
    else if (isSeq(last.within)) last.within.items.push(node)
    else if (last.key === undefined) last.key = node
    else {
      last.within.items.push(new Pair(last.key, node))
      last.key = undefined
    }
    return node
  }

  private scalarOf(event: ScalarEvent): Scalar {
    const { valueStart, valueEnd, style, tagStart } = event
    const isPlain = style === SCALAR_STYLE.PLAIN && tagStart < 0
    if (valueStart < 0) return this.marked(scalar('', isPlain), event, 0)
    const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED
    const start = isQuoted ? valueStart - 1 : isBlock(event) ? headerOf(valueStart, this.text) : valueStart
    const source = sourceOf(event, this.text)
    return this.marked(scalar(source, isPlain), event, start, isQuoted ? valueEnd + 1 : valueEnd)
  }

  private marked<T extends Exclude<BuiltNode, Alias>>(
    node: T,
    { anchorStart, anchorEnd, tagStart, tagEnd }: Properties,
    start: number,
    end = start,
  ): T {
    if (tagStart >= 0) node.tag = this.text.slice(tagStart, tagEnd).replace(/^!!/, 'tag:yaml.org,2002:')
    if (anchorStart >= 0) node.anchor = this.text.slice(anchorStart, anchorEnd)
    return ranged(node, start, end)
  }
}

/** A document, a map or a list that is not at its end. */
interface Open {
  /** Absent: a document. */
  readonly within?: YAMLMap | YAMLSeq
  /** Of the pair of a map that has no value yet. */
  key?: BuiltNode | undefined
}

/** Offsets. What is not there begins at -1. */
type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>

function ranged<T extends BuiltNode>(node: T, start: number, end: number): T {
  node.range = [start, end, end]
  return node
}

function scalar(source: string, isPlain: boolean): Scalar {
  const tag = isPlain ? PLAIN_TAGS.find(({ test }) => test.test(source)) : undefined
  const value = tag === undefined ? source : tag.resolve(source, () => {}, {})
  return Object.assign(isScalar(value) ? value : new Scalar(value), { source })
}

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK
}

/** What a scalar means. js-yaml leaves a last line of blanks alone in a block where one end of line is to stay. */
function sourceOf(event: ScalarEvent, text: string): string {
  const source = getScalarValue(text, event)
  return isBlock(event) && event.chomping === CHOMPING_CLIP ? source.replace(/\n+$/, '\n') : source
}

/** Where the `|` or `>` is that stands at the end of the line before. */
function headerOf(valueStart: number, text: string): number {
  const begin = text.lastIndexOf('\n', valueStart - 2) + 1
  const header = /[|>][-+\d]*(?:[ \t]+#.*)?\s*$/.exec(text.slice(begin, valueStart))
  return header === null ? valueStart : begin + header.index
}
