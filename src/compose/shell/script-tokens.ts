import { shellTokens } from '../../common/shell-words.js'

/** A word without its quotes. What only a running shell knows stays as it is written: `$X`, `$(date)`. */
export interface WordToken {
  readonly kind: 'word'
  readonly word: string
  /** The scripts whose output becomes part of the word: `date`. */
  readonly substituted: readonly string[]
}

export type ScriptToken = WordToken | { readonly kind: 'operator'; readonly operator: string }

/**
 * The words and operators of a shell script. The end of a line is the operator `;`, comments are left out, and the
 * text of a here-document is the word behind its `<<`.
 */
export function scriptTokens(script: string): readonly ScriptToken[] {
  const hidden: Hidden[] = []
  const hide: Hide = (part) => `${OPEN}${hidden.push(part) - 1}${CLOSE}`
  return shellTokens(onOneLine(withoutHereDocuments(script, hide), hide)).map((token) => {
    if (token.kind === 'operator') return token
    const parts = [...token.word.matchAll(MARK)].flatMap(([, index]) => hidden[Number(index)] ?? [])
    const word = token.word.replace(MARK, (_mark, index) => hidden[Number(index)]?.text ?? '')
    return { kind: 'word', word, substituted: parts.flatMap((part) => part.script ?? []) }
  })
}

/** A part of a script that belongs to one word, whatever operators and blanks are in it. */
interface Hidden {
  readonly text: string
  readonly script?: string
}

/** @returns a mark that stands for the part */
type Hide = (part: Hidden) => string

// Unicode keeps these two for programs' own use; no text has them.
const OPEN = '\u{fdd2}'
const CLOSE = '\u{fdd3}'
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g')

const HERE_DOCUMENT = /(?<!<)<<-?[ \t]*(["']?)(\w+)\1(.*)\n([\s\S]*?)(?:^[ \t]*\2$|(?![\s\S]))/gm

function withoutHereDocuments(script: string, hide: Hide): string {
  return script.replace(
    HERE_DOCUMENT,
    (_all, _quote, _end, rest: string, text: string) => `<< ${hide({ text: text.trimEnd() })}${rest}`,
  )
}

const ESCAPED = '\\\\[\\s\\S]'
const SINGLE_QUOTED = "'[^']*'"
const EXPANSION = `\\$\\{[^}]*\\}|\\$\\(${balanced(3)}\\)|\`(?:${ESCAPED}|[^\`\\\\])*\``
const DOUBLE_QUOTED = `"(?:${ESCAPED}|${EXPANSION}|\\$(?![({])|[^"\\\\$\`])*"`
/** Where a word may begin. */
const BEGIN = '(?<=^|[\\s;&|()])'
/** What runs nothing: a comment, the number of the file that is redirected, the name of a function that is defined. */
const SILENT = `${BEGIN}(?:#[^\\n]*|\\d(?=[<>])|[A-Za-z_][\\w-]*[ \\t]*\\(\\))`
const ARITHMETIC = `${BEGIN}\\(\\((?:[^()]|\\([^()]*\\))*\\)\\)`
const PIECE = new RegExp(
  [ESCAPED, SINGLE_QUOTED, DOUBLE_QUOTED, EXPANSION, ARITHMETIC, SILENT, '\\n'].join('|'),
  'g',
)
const IN_QUOTES = new RegExp(`${ESCAPED}|${EXPANSION}`, 'g')

/** Text with as many parentheses inside each other as given, each closed. */
function balanced(levels: number): string {
  const inner = levels === 0 ? '' : `|\\(${balanced(levels - 1)}\\)`
  return `(?:[^()'"\\\\]|${ESCAPED}|${SINGLE_QUOTED}|"(?:${ESCAPED}|[^"\\\\])*"${inner})*`
}

function onOneLine(script: string, hide: Hide): string {
  return script.replace(PIECE, (piece) => {
    if (piece === '\n') return ' ; '
    if (piece === '\\\n' || /^[#\w]/.test(piece)) return ''
    if (piece.startsWith('((')) return hide({ text: piece })
    if (piece.startsWith('"')) return piece.replace(IN_QUOTES, (part) => expanded(part, hide))
    return expanded(piece, hide)
  })
}

/** What a shell puts something else in place of; anything else stays as it is. */
function expanded(piece: string, hide: Hide): string {
  if (!/^(?:`|\$[({])/.test(piece)) return piece
  // `${X}` and `$((1 + 1))` run nothing.
  if (/^\$(?:\{|\(\()/.test(piece)) return hide({ text: piece })
  return hide({ text: piece, script: piece.replace(/^\$\(|^`|[)`]$/g, '') })
}
