import type { ScriptToken, WordToken } from './script-tokens.js'

/** What stands between two commands; the end of a line is a `;`. */
export type Join = '&&' | '||' | ';' | '|' | '&'

/** A command as it stands in a script. */
export interface ParsedCommand {
  /** At least one. */
  readonly words: readonly WordToken[]
  /** `< schema.sql` */
  readonly redirections: readonly string[]
  /** The shell's own words in front of it: `if`, `while`, `until`, `do`, `!` and the like. */
  readonly keywords: readonly string[]
  /** How the next command is joined to it; absent: it is the last. */
  readonly join?: Join | undefined
  /** The shell's own words behind it that end what it stands in: `fi`, `done`. Absent: none. */
  readonly closings?: readonly string[] | undefined
}

/** Takes loops, conditions, groups and redirections apart. Commands stay in the order of the script. */
export function parsedCommands(tokens: readonly ScriptToken[]): readonly ParsedCommand[] {
  const reader = new Reader()
  for (const token of tokens) {
    if (token.kind === 'word') reader.word(token)
    else reader.operator(token.operator)
  }
  return reader.end()
}

/** In front of a command: it is run all the same. */
const OPENING = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '{', '!'])
const CLOSING = new Set(['done', 'fi', 'esac', '}'])
/** What follows on the same line is no command: `for x in a b`, `case $1`. */
const HEADED = new Set(['for', 'select', 'case'])

const JOINS: Readonly<Record<string, Join>> = {
  '&&': '&&',
  '||': '||',
  ';': ';',
  '&': '&',
  '|': '|',
  '|&': '|',
  '(': ';',
  '<(': ';',
  '>(': ';',
}
const CASE_ENDS = new Set([';;', ';&', ';;&'])

interface OpenCommand {
  readonly words: WordToken[]
  readonly redirections: string[]
  readonly keywords: string[]
}

class Reader {
  private readonly found: { -readonly [key in keyof ParsedCommand]: ParsedCommand[key] }[] = []
  private open: OpenCommand = blank()
  /** The operator of a redirection whose file comes next. */
  private redirecting: string | undefined
  /** Inside what is no command: behind `for`, behind `case`, or where a `case` has its patterns. */
  private header: 'for' | 'case' | 'pattern' | undefined
  private cases = 0
  /** Behind the end of a group or a loop, where an operator joins the last command in it to what follows. */
  private closed = false

  word(token: WordToken): void {
    const { word } = token
    if (this.header !== undefined) this.headerWord(word)
    else if (this.redirecting !== undefined) {
      this.open.redirections.push(`${this.redirecting} ${word}`)
      this.redirecting = undefined
    } else if (this.open.words.length > 0) this.open.words.push(token)
    else this.firstWord(token)
  }

  operator(operator: string): void {
    this.redirecting = undefined
    if (this.isInTest()) this.open.words.push({ kind: 'word', word: operator, substituted: [] })
    else if (this.header !== undefined) this.headerOperator(operator)
    else if (operator === ')') this.closeGroup()
    else if (CASE_ENDS.has(operator)) {
      this.close(';')
      if (this.cases > 0) this.header = 'pattern'
    } else if (JOINS[operator] !== undefined) this.close(JOINS[operator])
    else this.redirecting = operator
  }

  end(): readonly ParsedCommand[] {
    this.close(undefined)
    return this.found
  }

  private firstWord(token: WordToken): void {
    const { word } = token
    if (CLOSING.has(word)) {
      if (word === 'esac') this.cases -= 1
      this.closeGroup(word)
    } else if (HEADED.has(word)) {
      this.header = word === 'case' ? 'case' : 'for'
    } else if (OPENING.has(word)) this.open.keywords.push(word)
    else this.open.words.push(token)
  }

  private headerWord(word: string): void {
    if (this.header === 'case' && word === 'in') {
      this.cases += 1
      this.header = 'pattern'
    } else if (this.header === 'pattern' && word === 'esac') {
      this.cases -= 1
      this.header = undefined
      this.closeGroup(word)
    }
  }

  private headerOperator(operator: string): void {
    if (operator === (this.header === 'for' ? ';' : ')')) this.header = undefined
  }

  /** Between `[[` and `]]` operators compare. */
  private isInTest(): boolean {
    const { words } = this.open
    return words[0]?.word === '[[' && words.at(-1)?.word !== ']]'
  }

  private closeGroup(word?: string): void {
    this.close(undefined)
    this.open = blank()
    const last = this.found.at(-1)
    if (last !== undefined && word !== undefined) last.closings = [...(last.closings ?? []), word]
    this.closed = true
  }

  private close(join: Join | undefined): void {
    const last = this.found.at(-1)
    if (this.open.words.length > 0) {
      this.found.push({ ...this.open, join })
      this.open = blank()
    } else if (this.closed && last !== undefined) last.join = join
    this.closed = false
  }
}

function blank(): OpenCommand {
  return { words: [], redirections: [], keywords: [] }
}
