import { saysMore } from '../checks/saying.js'
import { causeIn } from './log/cause.js'
import { sentence } from './log/cause-text.js'
import { errorIn } from './log/structured-line.js'
import { isAftermath, names, saysFailure } from './log/wording.js'

/** Characters of a body that are read. */
const READ_CHARACTERS = 200_000

/**
 * What the body of a wrong answer says of why: in JSON a field such as `detail`, of an HTML page its title or its first
 * exception, of plain text its cause.
 * @param statusText the status in words, which says nothing of why
 * @returns one line that fits a sentence; undefined: the body says no more than the status does
 */
export function causeInBody(body: string, statusText: string): string | undefined {
  const text = body.slice(0, READ_CHARACTERS).trim()
  const told = toldIn(text).filter((one) => isTelling(one, statusText))
  const best = told.find((one) => names(one) || isException(one)) ?? told[0]
  return best === undefined ? undefined : sentence(best)
}

function toldIn(text: string): readonly string[] {
  if (/^[[{]/.test(text)) return toldByJson(text)
  if (/^<(?:!|\w)/.test(text)) return toldByPage(text)
  const cause = causeIn(text)
  // `internal error` says no more than the status does.
  return cause?.isFailure && (names(cause.text) || cause.text.split(' ').length > 3) ? [cause.text] : []
}

/** `Internal Server Error`, `500`, `not found` and their like tell nothing. */
function isTelling(text: string, statusText: string): boolean {
  return saysMore(text, statusText) && !isAftermath(text)
}

const FIELDS = [
  'detail',
  'details',
  'message',
  'exception',
  'error_description',
  'description',
  'reason',
  'title',
]

function toldByJson(text: string): readonly string[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  const inner = errorIn({ errors: value })
  return [...(inner === undefined ? [] : [inner]), ...fieldsOf(value)].map(firstFilledLine)
}

function fieldsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const fields = Object.entries(value)
  return FIELDS.flatMap((name) => fields.filter(([key]) => key.toLowerCase() === name)).flatMap(
    ([, field]) => {
      if (typeof field === 'string') return [field]
      // FastAPI lists what is wrong with a request.
      const listed = errorIn({ errors: field })
      return listed === undefined ? [] : [listed]
    },
  )
}

function firstFilledLine(text: string): string {
  return text.includes('\n') ? (causeIn(text)?.text ?? text) : text
}

function toldByPage(html: string): readonly string[] {
  const lines = [titleOf(html), ...linesOfPage(html)].map((line) => unescaped(line).trim())
  const failing = lines.find((line) => saysFailure(line) && names(line) && !isAftermath(line))
  return [lines.find(isException), failing, lines.find(saysFailure), lines[0]].filter(
    (line) => line !== undefined,
  )
}

const EXCEPTION = /^(?:[\w.$:\\]*(?:Error|Exception|Failure)(?: \[\w+\])?|error): +\S{2}/

/** `KeyError: 'price'`: pages that quote source code have this above it. */
function isException(line: string): boolean {
  return EXCEPTION.test(line) && !isAftermath(line)
}

function titleOf(html: string): string {
  const opening = /<title[^<>]*>/i.exec(html)
  if (opening === null) return ''
  const rest = html.slice(opening.index + opening[0].length)
  return rest.slice(0, Math.max(0, rest.indexOf('<'))).replace(/\s+/g, ' ')
}

/** The lines that a browser shows, without styles, scripts and what is in the head. */
function linesOfPage(html: string): readonly string[] {
  return shownParts(html)
    .join('')
    .replace(/<\/?(?:a|b|i|em|strong|span|code|small|u|mark|tt)\b[^<>]*>/gi, '')
    .split(/<[^<>]*>|\n/)
    .filter((line) => line.trim() !== '')
}

/** What stands outside of elements that a browser does not show as text. Each character is looked at once. */
function shownParts(html: string): readonly string[] {
  const parts: string[] = []
  const lower = html.toLowerCase()
  const hidden = /<!--|<(head|style|script|svg)\b/g
  let from = 0
  for (let found = hidden.exec(lower); found !== null; found = hidden.exec(lower)) {
    parts.push(html.slice(from, found.index))
    const closing = found[1] === undefined ? '-->' : `</${found[1]}>`
    const end = lower.indexOf(closing, found.index)
    if (end < 0) return parts
    from = end + closing.length
    hidden.lastIndex = from
  }
  return [...parts, html.slice(from)]
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
