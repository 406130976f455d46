import type { Lines } from './lines.js'
import { MAX_JOINED_CHARACTERS } from './several-errors.js'
import type { Statement } from './statements.js'
import { names } from './wording.js'

/** A message, with what is printed below it of where it was, or which error it is if it names nothing. */
export function withAddedBelow(given: Statement, lines: Lines): string {
  const statement = withMeant(given, lines)
  const { text } = statement
  const added =
    symbolOf(statement, lines) ??
    placeOf(statement, lines) ??
    (names(text)
      ? undefined
      : (fieldOf(statement, lines) ?? callOf(statement, lines) ?? frameOf(statement, lines)))
  if (added === undefined || text.includes(added) || text.length + added.length > MAX_JOINED_CHARACTERS)
    return text
  return `${text} (${added})`
}

/** Between `cannot find symbol` and the symbol, javac quotes the source and points into it. */
const SYMBOL_LINES = 4

function symbolOf({ from, text }: Statement, lines: Lines): string | undefined {
  if (!/\bsymbol$/.test(text)) return undefined
  const below = lines.slice(from + 1, from + 1 + SYMBOL_LINES)
  return below.flatMap(({ said }) => /^symbol: +(\w.{1,80})$/.exec(said)?.[1] ?? [])[0]
}

/** `These packages do not match the hashes. If …`, and below it, farther in, which. */
const THESE = /^\W*(?:\w+: )?these \w+s\b[^.]*/i

function withMeant(statement: Statement, lines: Lines): Statement {
  const [head, line] = [lines[statement.to - 1], lines[statement.to]]
  const meant =
    line !== undefined && line.indent > (head?.indent ?? 0) ? /^\S+/.exec(line.said)?.[0] : undefined
  return meant === undefined
    ? statement
    : { ...statement, text: statement.text.replace(THESE, (words) => `${words} (${meant})`) }
}

/** `--> src/main.rs:3:5`, `╭─[ src/main.ts:1:20 ]`, `in "app.yml", line 3, column 9:`, `CONTEXT:  line 3 of configuration file "x"`, ` in app.toml` */
const PLACE =
  /^\s{2,}(\S+\.\w+:\d+(?::\d+)?):?$|^\s*(?:(?:-->|[╭┌,][─-]+\[?)\s*(\S+\.\w+:\d+(?::\d+)?)\s*\]?|(in (?:"[^"]+"|\S+), line \d+(?:, column \d+)?):?|\s(in [\w./-]+\.\w+)|CONTEXT: +(line \d+ of \D+ "[^"]+"))$/

/** What a parser expected can stand between a message and its place. */
const LINES_TO_THE_PLACE = 2

/** Compilers say below a message which place of the source it is about. */
function placeOf({ from, to }: Statement, lines: Lines): string | undefined {
  const found = lines
    .slice(from + 1, to + LINES_TO_THE_PLACE)
    .map((line) => PLACE.exec(line.text) ?? PLACE.exec(line.said))
    .find((match) => match !== null)
  return found?.slice(1).find(Boolean)
}

/** `code: "ERR_POSTGRES_CONNECTION_REFUSED"` */
const CODE = /^\s*\[?code\]?: ['"]([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)['"],?$/

/** What a parser was given: `input: '/rates'`, `base: 'undefined'` */
const INPUT = /^\s*((?:input|base): '[^']{1,60}'),?$/

/** Which call failed: `called as list_to_integer("a")` in Erlang, `(read trace on "::env(PORT)")` in Tcl */
const CALLED = /^\s*(?:called as (\S.{0,80})|\(read trace on (".{1,80}")\))$/

const PYTHON_FRAME = /^\s+File "[^"]+", line \d+/
const OF_A_LIBRARY = /[/\\](?:site-packages|dist-packages|lib[/\\]python[\d.]+|bin)[/\\]|"</
const TRACEBACK_LINES = 80
const MAX_CALL_CHARACTERS = 70
/** A message with more words says enough. */
const MAX_POOR_WORDS = 9

const SYNTAX = /^(?:Syntax|Indentation|Tab)Error:/

/** Where Python raised an exception that names nothing: the innermost line of the program itself, or else of a library. */
function callOf({ from, text }: Statement, lines: Lines): string | undefined {
  if (!/^[\w.]+(?:Error|Exception)\b/.test(text) || text.split(' ').length > MAX_POOR_WORDS) return undefined
  let innermost: string | undefined
  for (let at = from - 1; at > Math.max(0, from - TRACEBACK_LINES) && (lines[at]?.indent ?? 0) > 0; at -= 1) {
    const frame = lines[at - 1]?.text ?? ''
    const call = lines[at]?.said.replace(/\($/, '(…)') ?? ''
    if (!PYTHON_FRAME.test(frame) || PYTHON_FRAME.test(` ${call}`)) continue
    const isOwn = !OF_A_LIBRARY.test(frame)
    // What a program raises itself, it says in its own words.
    const isRaised = /\braise\b/.test(call)
    if (isOwn && isRaised) return undefined
    if (isRaised || call.length > MAX_CALL_CHARACTERS || /^(?:\[|sys\.exit\(main)/.test(call)) continue
    if (SYNTAX.test(text)) return frame.trim().replace(/^File "([^"]+)", line (\d+).*$/, `$1:$2: ${call}`)
    if (isOwn) return call
    innermost ??= call
  }
  return innermost
}

/** A frame of JavaScript in the program itself: neither in a package nor in Node. */
const OWN_FRAME = /^\s+at (?:.* \()?(?:file:\/\/)?(\/(?!.*\/node_modules\/)\S+:\d+:\d+)\)?$/

const FRAMES_BELOW = 12
const MAX_FRAME_CHARACTERS = 1000

/** Where JavaScript threw an exception that names nothing. */
function frameOf({ from, text }: Statement, lines: Lines): string | undefined {
  if (!/^\w*Error\b/.test(text) || text.split(' ').length > MAX_POOR_WORDS) return undefined
  const below = lines.slice(from + 1, from + FRAMES_BELOW)
  return below.flatMap(({ text: line }) =>
    line.length > MAX_FRAME_CHARACTERS ? [] : (OWN_FRAME.exec(line)?.[1] ?? []),
  )[0]
}

/** Between a message and the fields of its error stand the frames. */
const FIELD_LINES = 20

function fieldOf({ from, text }: Statement, lines: Lines): string | undefined {
  const below = lines.slice(from + 1, from + FIELD_LINES)
  const next = below.findIndex(({ logged }) => logged)
  const fields = next < 0 ? below : below.slice(0, next)
  const told = (form: RegExp) =>
    fields.flatMap(({ text: line }) => form.exec(line)?.slice(1).find(Boolean) ?? [])
  const called = told(CALLED)[0]
  if (called !== undefined) return called
  const given = told(INPUT)
  return given.length > 0 ? given.join(', ') : told(CODE).find((code) => !isSaid(code, text))
}

/** `ERR_INVALID_URL` says no more than `Invalid URL`. */
function isSaid(code: string, text: string): boolean {
  const words = code.toLowerCase().split('_')
  return words.every((word) => word === 'err' || text.toLowerCase().includes(word))
}
