import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
import { type Mark, NodeBuilder, type Written } from './nodes.js'

/** Levels; nobody writes a hundred. */
const DEEPEST = 500

/**
 * Reads what is YAML to the letter, several times as fast as the lenient reading.
 * @throws YAMLException at the first place that is not
 */
export function readStrictly(text: string): Written {
  const builder = new NodeBuilder()
  for (const event of parseEvents(text, { maxDepth: DEEPEST })) take(event, text, builder)
  return builder.written()
}

function take(event: Event, text: string, builder: NodeBuilder): void {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      builder.openDocument()
      break
    case EVENT_ID.MAPPING:
      builder.openMap(markOf(event, event.start, text))
      break
    case EVENT_ID.SEQUENCE:
      builder.openList(markOf(event, event.start, text))
      break
    case EVENT_ID.SCALAR:
      takeScalar(event, text, builder)
      break
    case EVENT_ID.ALIAS:
      builder.alias(text.slice(event.anchorStart, event.anchorEnd), event.anchorStart - 1)
      break
    case EVENT_ID.POP:
      builder.close()
  }
}

function takeScalar(event: ScalarEvent, text: string, builder: NodeBuilder): void {
  const { valueStart, valueEnd, style } = event
  if (valueStart < 0) {
    builder.scalar(markOf(event, undefined, text), undefined, '')
    return
  }
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED
  const isBlock = style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK
  const start = isQuoted ? valueStart - 1 : isBlock ? headerOf(valueStart, text) : valueStart
  const mark = markOf(event, start, text)
  const written = text.slice(start, isQuoted ? valueEnd + 1 : valueEnd)
  const isNull = style === SCALAR_STYLE.PLAIN && mark.tag === '' && /^(?:~|null|Null|NULL)$/.test(written)
  builder.scalar(mark, isNull ? undefined : getScalarValue(text, event), written)
}

/** Where the `|` or `>` is that stands at the end of the line before. */
function headerOf(valueStart: number, text: string): number {
  const begin = text.lastIndexOf('\n', valueStart - 2) + 1
  const header = /[|>][-+\d]*(?:[ \t]+#.*)?\s*$/.exec(text.slice(begin, valueStart))
  return header === null ? valueStart : begin + header.index
}

interface Properties {
  readonly anchorStart: number
  readonly anchorEnd: number
  readonly tagStart: number
  readonly tagEnd: number
}

/** What is not there begins at -1. */
function markOf(properties: Properties, start: number | undefined, text: string): Mark {
  const { anchorStart, anchorEnd, tagStart, tagEnd } = properties
  return {
    start,
    tag: tagStart < 0 ? '' : text.slice(tagStart, tagEnd),
    anchor: anchorStart < 0 ? undefined : text.slice(anchorStart, anchorEnd),
  }
}
