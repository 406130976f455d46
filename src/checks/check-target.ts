import { METHODS } from 'node:http'
import { nearestName } from '../common/nearest-name.js'
import { quoted } from '../common/sentence.js'
import type { ReportColumns } from './check-mistake.js'
import type { Word } from './line-words.js'
import { TCP } from './tcp.js'

/** Where a request goes. */
export interface RequestTarget {
  readonly method: string
  readonly service?: string | undefined
  readonly port?: number | undefined
  readonly path: string
}

const COMMON = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
/** What Node can send. CONNECT is left out: it asks a proxy for a tunnel, and has no answer to judge. */
const KNOWN = [...COMMON, ...METHODS.filter((method) => method !== 'CONNECT' && !COMMON.includes(method))]

const shape = /^([A-Za-z0-9][\w.-]*)?(?::([^/]*))?(\/.*)$/s

/** Reads `[METHOD] [service[:port]]/path`, or `TCP service:port`, from the first words of a line. `rest` are the words after it. */
export function parseTarget(
  words: readonly Word[],
  wrong: ReportColumns,
): { readonly target?: RequestTarget | undefined; readonly rest: readonly Word[] } {
  const [first, second] = words
  if (first?.key === undefined && !first?.quoted && first?.value.toUpperCase() === TCP) {
    return { target: connectionTarget(second ?? first, wrong), rest: words.slice(2) }
  }
  const hasMethod = first !== undefined && isMethod(first, second)
  const goal = hasMethod ? second : first
  const rest = words.slice(hasMethod ? 2 : 1)
  if (goal === undefined || goal.key !== undefined) {
    const end = first?.end ?? 0
    wrong(goal ?? { start: end, end: end + 1 }, 'no path is named', 'name one, for instance GET /')
    return { rest: hasMethod ? words.slice(1) : words }
  }
  const method = hasMethod ? knownMethod(first, goal, wrong) : 'GET'
  const place = parsePlace(goal, words, wrong)
  // Of a line that is no request, nothing else can be told.
  if (place === undefined && !goal.value.includes('/')) return { rest: [] }
  return { target: method === undefined || place === undefined ? undefined : { method, ...place }, rest }
}

/** `service:port`, `service` or `:port`. */
function connectionTarget(word: Word, wrong: ReportColumns): RequestTarget | undefined {
  const [whole, service, port] = /^([A-Za-z0-9][\w.-]*)?(?::(\d+))?$/.exec(word.value) ?? []
  const number = port === undefined ? undefined : parsePort(port)
  const isNamed = word.key === undefined && word.value !== '' && word.value.toUpperCase() !== TCP
  if (!isNamed || whole === undefined || (port !== undefined && number === undefined)) {
    const message = isNamed ? `${quoted(word.value)} is not a service with its port` : 'no service is named'
    wrong(word, message, 'write service:port, for instance TCP app:7777')
    return undefined
  }
  return {
    method: TCP,
    path: '',
    ...(service === undefined ? {} : { service }),
    ...(number === undefined ? {} : { port: number }),
  }
}

/** A first word without a slash is a method where it is a known method, or where a path follows. */
function isMethod(first: Word, second: Word | undefined): boolean {
  if (first.key !== undefined || first.quoted || !/^[A-Za-z-]+$/.test(first.value)) return false
  return KNOWN.includes(first.value.toUpperCase()) || second?.value.includes('/') === true
}

/** Whether a word behind a request is the method of another one. */
export function beginsRequest(word: Word, next: Word | undefined): boolean {
  return COMMON.includes(word.value) && isMethod(word, next) && next?.value.includes('/') === true
}

function knownMethod(word: Word, goal: Word, wrong: ReportColumns): string | undefined {
  const method = word.value.toUpperCase()
  if (KNOWN.includes(method)) return method
  // Two letters that changed places are the commonest mistake, but count as two edits.
  const letters = (text: string) => [...text].sort().join('')
  const meant = COMMON.find((one) => letters(one) === letters(method)) ?? nearestName(method, COMMON)
  const instead =
    meant === undefined
      ? `write one of ${COMMON.join(', ')}, or ${word.value}${goal.value} for the service ${word.value}`
      : `write \`${meant}\``
  wrong(word, `${quoted(word.value)} is not an HTTP method`, instead)
  return undefined
}

function parsePlace(
  word: Word,
  words: readonly Word[],
  wrong: ReportColumns,
): Omit<RequestTarget, 'method'> | undefined {
  const [, service, port, path] = shape.exec(word.value) ?? []
  if (path === undefined || /^https?:?$/i.test(service ?? '')) {
    wrong(word, `${quoted(word.value)} is not a path of a service`, insteadOfPlace(word, words))
    return undefined
  }
  const number = port === undefined ? undefined : parsePort(port)
  if (port !== undefined && number === undefined) {
    wrong(
      word,
      `${quoted(port)} is not a port`,
      `write a number from 1 to 65535: ${service ?? ''}:8000${path}`,
    )
    return undefined
  }
  return {
    path,
    ...(service === undefined ? {} : { service }),
    ...(number === undefined ? {} : { port: number }),
  }
}

function insteadOfPlace({ value: text, quoted: isQuoted }: Word, words: readonly Word[]): string {
  // `curl -f http://localhost/health`: what is asked stands behind the program.
  const url = words
    .map(({ value }) => /^https?:\/\/[^/]*(\/.*)?$/i.exec(value))
    .find((found) => found !== null)
  if (url) {
    const path = url[1] ?? '/'
    return `leave host and port to the gate: ${path}, or service:port${path} for a certain one`
  }
  if (isQuoted && /\s/.test(text)) return `write the check without quotes around it: ${text}`
  const [, file, ending] = /^(.+\.)(\w+)$/.exec(text) ?? []
  if (nearestName(ending ?? '', ['hurl']) !== undefined) return `a file of checks ends in .hurl: ${file}hurl`
  if (/^[A-Za-z0-9][\w.-]*:\d+$/.test(text)) return `add the path: ${text}/`
  return `a path begins with a slash: /${text.replace(/^\/+/, '')}, behind a service's name where one is meant`
}

/** A container's port as people write it: a number, or a text of digits. Undefined where it is no port. */
export function parsePort(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^\d{1,5}$/.test(text)) return undefined
  const port = Number(text)
  return port >= 1 && port <= 65535 ? port : undefined
}
