import type { Lines } from './lines.js'
import type { Statement } from './statements.js'
import { names } from './wording.js'

/** A message, with what is printed below it of where it was, or which error it is if it names nothing. */
export function withAddedBelow(statement: Statement, lines: Lines): string {
  const { text } = statement
  const added =
    symbolOf(statement, lines) ??
    placeOf(statement, lines) ??
    (names(text) ? undefined : fieldOf(statement, lines))
  return added === undefined || text.includes(added) ? text : `${text} (${added})`
}

/** Between `cannot find symbol` and the symbol, javac quotes the source and points into it. */
const SYMBOL_LINES = 4

function symbolOf({ from, text }: Statement, lines: Lines): string | undefined {
  if (!/\bsymbol$/.test(text)) return undefined
  const below = lines.slice(from + 1, from + 1 + SYMBOL_LINES)
  return below.flatMap(({ said }) => /^symbol: +(\w.{1,80})$/.exec(said)?.[1] ?? [])[0]
}

/** `--> src/main.rs:3:5`, `╭─[ src/main.ts:1:20 ]`, `in "app.yml", line 3, column 9:`, `CONTEXT:  line 3 of configuration file "x"`, ` in app.toml` */
const PLACE =
  /^\s*(?:(?:-->|[╭┌][─-]+\[?)\s*(\S+\.\w+:\d+(?::\d+)?)\s*\]?|(in (?:"[^"]+"|\S+), line \d+(?:, column \d+)?):?|\s(in [\w./-]+\.\w+)|CONTEXT: +(line \d+ of \D+ "[^"]+"))$/

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
