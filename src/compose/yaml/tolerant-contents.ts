import { Composer, type LineCounter, type ParsedNode, type YAMLParseError } from 'yaml'
import { excerpt } from '../../common/excerpt.js'
import { NestedTooDeeply, yamlTokens } from '../../common/yaml-tokens.js'
import { neverClosed } from './never-closed.js'

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

/**
 * Reads a text that may be no YAML: all that can be read of it, and what is wrong.
 * @param maxDepth levels of maps and lists within each other; a text with more is not read
 */
export function tolerantContents(
  text: string,
  lines: LineCounter,
  maxDepth: number,
): { readonly contents: readonly ParsedNode[]; readonly mistakes: readonly SyntaxMistake[] } {
  // `!reset` and `!override` are Compose's own tags. Keys that stand twice are looked for by `duplicateKeys`.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
  try {
    const documents = [...composer.compose(yamlTokens(text, maxDepth))]
    const contents = documents.flatMap(({ contents }) => contents ?? [])
    const errors = firstCauses(documents.flatMap(({ errors }) => errors))
    return { contents, mistakes: errors.map(mistakeIn(text, lines, contents)) }
  } catch (error) {
    if (!(error instanceof NestedTooDeeply)) throw error
    const { message, offset } = error
    return { contents: [], mistakes: [{ message, offset }] }
  }
}

function firstCauses(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const misleading = errors.findIndex(({ code }) => code === MISLEADING_ERROR)
  return misleading < 0 ? errors : errors.slice(0, misleading + 1)
}

function mistakeIn(text: string, lines: LineCounter, contents: readonly ParsedNode[]) {
  return ({ message, pos: [start, end], code }: YAMLParseError): SyntaxMistake => {
    const open = neverClosed(text, contents, { message, offset: start })
    if (open !== undefined) return { ...open, excerpt: excerptAt(text, lines, open.offset, open.offset + 1) }
    return {
      message: message.replace(/[:.]$/, ''),
      offset: start,
      excerpt: excerptAt(text, lines, start, end),
      ...(REMEDIES[code] === undefined ? {} : { instead: REMEDIES[code] }),
      ...(code === MISLEADING_ERROR ? keyInText(text, lines, start) : {}),
      ...(code === 'MULTILINE_IMPLICIT_KEY'
        ? missingColon(lineOf(text, lines, lines.linePos(start).line))
        : {}),
    }
  }
}

/**
 * A text without quotes goes on in the next lines, so that the colon which it cannot hold is in its own line, or is that
 * of a key which is indented further than the one before it.
 */
function keyInText(text: string, lines: LineCounter, start: number): Partial<SyntaxMistake> {
  const { line, col } = lines.linePos(start)
  const written = lineOf(text, lines, line)
  const before = /^\s*(?:- )*/.exec(written)?.[0].length ?? 0
  if (/: |:$/.test(written.slice(col - 1)))
    return {
      message: 'a text without quotes holds `: `',
      instead: 'put quotes around the whole text',
    }
  const next = lines.lineStarts.findIndex(
    (begin, index) => index >= line && /^[^\S\n]*[^\s#]/.test(text.slice(begin)),
  )
  const [, blanks = '', key] = /^(\s*)([\w.-]+):/.exec(next < 0 ? '' : lineOf(text, lines, next + 1)) ?? []
  if (key === undefined || blanks.length <= before) return {}
  const offset = (lines.lineStarts[next] ?? 0) + blanks.length
  return {
    message: `\`${key}\` is indented further than the key before it, which has a value`,
    offset,
    excerpt: excerptAt(text, lines, offset, offset + key.length),
    instead: `begin it in column ${before + 1}`,
  }
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
