import type { Lines } from './lines.js'
import { errorIn } from './structured-line.js'

/** A document below a headline, as long as this at most. */
const MAX_BRACKETED_LINES = 400

/** Where the bracket that a line opens at its end is closed: one past that line. */
export function endOfBracket(lines: Lines, opening: number): number | undefined {
  const line = lines[opening]
  if (line === undefined || !/[[{(]$/.test(line.text)) return undefined
  for (let at = opening + 1; at < Math.min(lines.length, opening + MAX_BRACKETED_LINES); at += 1) {
    const { text, indent } = lines[at] ?? line
    if (text !== '' && indent <= line.indent) return /^\s*[\])}]/.test(text) ? at + 1 : undefined
  }
  return undefined
}

/** What a document that begins at a headline's end says of errors: in JSON, or as Node shows its objects. */
export function toldByDocument(
  lines: Lines,
  opening: number,
): { readonly text: string; readonly to: number } | undefined {
  const to = endOfBracket(lines, opening)
  const begin = /[[{]$/.exec(lines[opening]?.text ?? '')?.[0]
  if (to === undefined || begin === undefined) return undefined
  const inside = lines.slice(opening + 1, to).map(({ text }) => text)
  const text = toldByJson(`${begin}\n${inside.join('\n')}`) ?? toldByField(inside)
  return text === undefined ? undefined : { text, to }
}

function toldByJson(json: string): string | undefined {
  try {
    return errorIn({ errors: JSON.parse(json) })
  } catch {
    return undefined
  }
}

const FIELD = /^\s*['"]?(?:message|msg|reason|detail|sqlMessage|errmsg|description)['"]?: (['"`])(.+)\1,?$/

/** What a field of an object says, one that is mostly a sentence, and where it is wrong if a validator says so. */
export function toldByField(inside: readonly string[]): string | undefined {
  const at = inside.findIndex((line) => FIELD.test(line))
  const value = FIELD.exec(inside[at] ?? '')?.[2]
  if (value === undefined) return undefined
  const indent = indentOf(inside[at])
  const beside = inside
    .slice(Math.max(0, at - FIELDS_BESIDE), at + FIELDS_BESIDE)
    .filter((line) => indentOf(line) === indent)
  const path = beside.flatMap((line) => PATH.exec(line)?.[1] ?? [])[0]
  return path === undefined ? value : `${path.replace(/['"]/g, '').split(', ').join('.')}: ${value}`
}

const FIELDS_BESIDE = 5

/** `path: [ 'items', 0, 'price' ]` */
const PATH = /^\s*['"]?path['"]?: \[ (.{1,80}) \],?$/

function indentOf(line: string | undefined): number {
  return (line?.length ?? 0) - (line?.trimStart().length ?? 0)
}
