import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml'
import { excerpt } from '../../common/excerpt.js'

/** Levels of maps and lists within each other. Nobody writes a hundred. */
const MAX_DEPTH = 500

/** A `: ` in a text without quotes, or a key that is indented too far. All errors after it follow from it. */
const MISLEADING_ERROR = 'BLOCK_AS_IMPLICIT_KEY'

/** What to write, by the kind of error; absent: the message says it. */
const REMEDIES: Partial<Record<YAMLParseError['code'], string>> = {
  [MISLEADING_ERROR]: 'put quotes around a text that holds `: `, and begin the keys of a map in one column',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT:
    'begin all keys of a map in one column, and the `- ` of all entries of a list too; close every bracket',
  MISSING_CHAR: 'close every quote and bracket, write `,` between entries in brackets, and `: ` behind a key',
  UNEXPECTED_TOKEN: 'take it away, or put quotes around the text that holds it',
  BLOCK_IN_FLOW: 'within brackets, write maps as `{key: value}` and lists as `[a, b]`',
  BAD_SCALAR_START: 'put quotes around the text',
  BAD_DQ_ESCAPE: 'write the backslash twice, or put single quotes around the text',
}

/** A value in a YAML file; null where a key stands alone, without even a colon. */
export type YamlNode = ParsedNode | null

/** One place of a text that is no YAML. */
export interface SyntaxMistake {
  /** One sentence without a full stop. */
  readonly message: string
  readonly offset: number
  /** The lines with a caret under what is wrong. Undefined where they would not help. */
  readonly excerpt?: string
  /** What to write instead, where the message alone does not say so. */
  readonly instead?: string
}

/** What a text of YAML holds. Offsets count the characters of the text. */
export interface YamlText {
  readonly text: string
  readonly lines: LineCounter
  /** The content of each document that has any. */
  readonly documents: readonly ParsedNode[]
  /** Each alias with what it stands for, or undefined where no such anchor comes before it. */
  readonly aliases: ReadonlyMap<Alias.Parsed, ParsedNode | undefined>
  readonly maps: readonly YAMLMap.Parsed[]
  /** The scalars that are values. Keys are left out. */
  readonly scalars: readonly Scalar.Parsed[]
  readonly mistakes: readonly SyntaxMistake[]
}

/**
 * Reads YAML with its places. Where the text is no YAML, what can be read is returned beside the mistakes.
 *
 * One parser gives both the places and all errors. A parser of events alone (js-yaml 5.5) needs 0.15 s for 1,000
 * services where this one needs 0.6 s (10 services: 7 and 25 ms), but ends at the first error. Compose reads the same
 * files meanwhile, so that little of the difference is waited for.
 */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter()
  // `!reset` and `!override` are Compose's own tags. Keys that stand twice are looked for by `duplicatesIn`.
  const composer = new Composer({ lineCounter: lines, uniqueKeys: false, logLevel: 'silent' })
  try {
    const documents = [...composer.compose(tokensOf(text, lines))]
    const errors = documents.flatMap((document) => document.errors)
    return {
      text,
      lines,
      ...inventoryOf(documents),
      mistakes: firstCauses(errors).map(mistakeIn(text, lines)),
    }
  } catch (error) {
    if (!(error instanceof NestedTooDeeply)) throw error
    const { message, offset } = error
    return { text, lines, ...inventoryOf([]), mistakes: [{ message, offset }] }
  }
}

class NestedTooDeeply extends Error {
  constructor(readonly offset: number) {
    super('it is nested too deeply')
  }
}

/** @throws NestedTooDeeply before anything that works by recursion sees such a text */
function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme)
    if (parser.stack.length > MAX_DEPTH) throw new NestedTooDeeply(parser.offset)
  }
  yield* parser.end()
}

/** Where a value begins. Undefined for one that is not written at all, as in `key:`. */
export function startOf(node: YamlNode): number | undefined {
  if (node === null) return undefined
  const [start, end] = node.range
  return isScalar(node) && start === end ? undefined : start
}

/** As written, for instance `!reset`; empty where there is none. */
export function tagOf(node: YamlNode): string {
  return node?.tag ?? ''
}

/** What a scalar means, without quotes and folds. Undefined: null. */
export function scalarText(node: Scalar.Parsed): string | undefined {
  return node.value === null ? undefined : node.source
}

/** Empty for a key that is a map or a list. A null is written as one. */
export function keyText({ key }: Pair<ParsedNode, YamlNode>): string {
  return isScalar(key) ? (scalarText(key) ?? 'null') : ''
}

type Inventory = Pick<YamlText, 'documents' | 'aliases' | 'maps' | 'scalars'>

function inventoryOf(documents: readonly { readonly contents: YamlNode }[]): Inventory {
  const contents = documents.flatMap(({ contents }) => contents ?? [])
  const aliases = new Map<Alias.Parsed, ParsedNode | undefined>()
  const maps: YAMLMap.Parsed[] = []
  const scalars: Scalar.Parsed[] = []
  for (const content of contents) {
    const anchors = new Map<string, ParsedNode>()
    const enter = (node: YamlNode, isKey = false): void => {
      if (node === null) return
      if (isAlias(node)) {
        aliases.set(node, anchors.get(node.source))
        return
      }
      // An anchor holds from its place on, within its own value too.
      if (node.anchor !== undefined) anchors.set(node.anchor, node)
      if (isMap(node)) {
        maps.push(node)
        for (const { key, value } of node.items) {
          enter(key, true)
          enter(value)
        }
      } else if (isSeq(node)) for (const item of node.items) enter(item)
      else if (!isKey) scalars.push(node)
    }
    enter(content)
  }
  return { documents: contents, aliases, maps, scalars }
}

function firstCauses(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const misleading = errors.findIndex(({ code }) => code === MISLEADING_ERROR)
  return misleading < 0 ? errors : errors.slice(0, misleading + 1)
}

function mistakeIn(text: string, lines: LineCounter) {
  return ({ message, pos: [start, end], code }: YAMLParseError): SyntaxMistake => ({
    message: message.replace(/[:.]$/, ''),
    offset: start,
    excerpt: excerptAt(text, lines, start, end),
    ...(REMEDIES[code] === undefined ? {} : { instead: REMEDIES[code] }),
    ...(code === 'MULTILINE_IMPLICIT_KEY'
      ? missingColon(lineOf(text, lines, lines.linePos(start).line))
      : {}),
  })
}

/** A line that is no key, where only keys can stand, lacks its colon, or the space behind that. */
function missingColon(line: string): Pick<SyntaxMistake, 'message' | 'instead'> {
  const [, key = '', rest = ''] = /^\s*(?:- )?([\w.-]+)(?:\s+|(?=:))(\S.*)?$/.exec(line) ?? []
  const value = rest.replace(/^:/, '').trim()
  const word = line.trim()
  if (key === '' || value === '')
    return { message: `\`${word}\` lacks its colon`, instead: `write \`${word}:\`` }
  return rest.startsWith(':')
    ? { message: `\`${word}\` lacks a space after the colon`, instead: `write \`${key}: ${value}\`` }
    : { message: `\`${word}\` lacks its colon`, instead: `write \`${key}: ${value}\`` }
}

/** The line with carets. What is wrong at the beginning of a line has its cause in the line before, so that is shown too. */
function excerptAt(text: string, lines: LineCounter, start: number, end: number): string {
  const { line, col } = lines.linePos(start)
  const written = lineOf(text, lines, line)
  const last = Math.min(written.length, col - 1 + (end - start))
  const shown = excerpt(written, col - 1, last)
  const isAtBeginning = written.slice(0, col - 1).trim() === ''
  return isAtBeginning && line > 1 ? `${lineOf(text, lines, line - 1)}\n${shown}` : shown
}

function lineOf(text: string, { lineStarts }: LineCounter, line: number): string {
  return text.slice(lineStarts[line - 1], lineStarts[line]).trimEnd()
}
