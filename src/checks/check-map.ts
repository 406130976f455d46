import { compile } from 'json-p3'
import { LONGEST_DURATION, meantDuration, parseDuration } from '../common/duration.js'
import { nearestName } from '../common/nearest-name.js'
import { quoted } from '../common/sentence.js'
import type { Check, Expectation } from './check.js'
import { type CheckLine, INSTEAD_OF_HTTP, isOfConnection, parseCheckLine } from './check-line.js'
import type { ReportMistake, ReportValue } from './check-mistake.js'
import { parsePort } from './check-target.js'
import { parseHeaders, readBody } from './headers.js'
import { describeValue, isMap, jsonMeant, readExpectedText, readFollow, readPattern } from './read-value.js'
import { oneLine } from './show-value.js'
import { parseStatus, STATUS_NOTATION, SUCCESS } from './status.js'
import { NO_STATUS, TCP } from './tcp.js'
import { MAX_NAME_CHARACTERS, writeCheck } from './write-check.js'

/** How the value of each key is read. A wrong value is reported and read as `undefined`. */
const READERS: Readonly<Record<string, (value: unknown, wrong: ReportValue) => unknown>> = {
  service: readService,
  port: (value, wrong) => readOr(parsePort(value), wrong, value, 'a port', 'write a number from 1 to 65535'),
  headers: (value, wrong) => parseHeaders(value, wrong),
  body: (value) => readBody(value),
  status: (value, wrong) =>
    readOr(parseStatus(value), wrong, wrongStatus(value), 'a status', `write ${STATUS_NOTATION}`),
  contains: readExpectedText,
  matches: readPattern,
  json: (value) => ({ value: jsonMeant(value) }),
  'json-path': readJsonPaths,
  'response-headers': (value, wrong) => parseHeaders(value, wrong),
  follow: readFollow,
  within: readWithin,
}

const KEYS = ['request', ...Object.keys(READERS)]

/** Keys that people try first, and what to write for them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  method: 'request: POST /path',
  path: 'request: GET /path',
  url: 'request: GET /path',
  timeout: 'within: 10s',
  expect: 'status, contains, matches, json, json-path or response-headers beside request',
  data: 'body',
}

/**
 * Reads a check written as a map. The request may hold all that a check's line may hold. What it holds must not be
 * given again under a key of its own. A check without a status expects any 2xx.
 * @param complain told everything that is wrong with the check
 */
export function parseCheckMap(
  map: Readonly<Record<string, unknown>>,
  complain: ReportMistake,
): Check | undefined {
  let sound = true
  const wrongAt = (key: string) => (message: string, instead: string) => {
    sound = false
    complain({ message, instead, keys: [key] })
  }
  for (const key of Object.keys(map)) {
    if (KEYS.includes(key)) continue
    sound = false
    const message = `${quoted(key)} is not a key of a check`
    complain({ message, instead: insteadOfKey(key), keys: [key], keyItself: true })
  }
  const line = readRequest(map, (mistake) => {
    sound = false
    complain(mistake)
  })
  const values: Record<string, unknown> = {}
  for (const key of Object.keys(map)) {
    if (line?.method === TCP && KEYS.includes(key) && !isOfConnection(key)) {
      wrongAt(key)(`a connection has no ${key}`, INSTEAD_OF_HTTP)
    }
  }
  for (const [key, read] of Object.entries(READERS)) {
    if (!(key in map)) continue
    if (line !== undefined && key in line) {
      wrongAt(key)(`${quoted(key)} is given twice, in the request too`, 'leave one of them out')
    } else values[key] = read(map[key], wrongAt(key))
  }
  return sound && line !== undefined ? checkOf(line, values as CheckMapValues) : undefined
}

/** The check that a line alone says. @param text the line */
export function checkOfLine(line: CheckLine, text: string): Check {
  return { ...checkOf(line, {}), text: oneLine(text, MAX_NAME_CHARACTERS) }
}

interface CheckMapValues
  extends Partial<Pick<Check, 'service' | 'port' | 'headers' | 'follow' | 'within'>>,
    Partial<Expectation> {
  readonly body?: { readonly text: string; readonly isJson: boolean } | undefined
  readonly 'json-path'?: Expectation['jsonPath']
  readonly 'response-headers'?: Expectation['responseHeaders']
}

function checkOf(line: CheckLine, values: CheckMapValues): Check {
  const expect: Expectation = {
    status: line.method === TCP ? NO_STATUS : (line.status ?? values.status ?? SUCCESS),
    contains: line.contains ?? values.contains,
    matches: line.matches ?? values.matches,
    json: line.json ?? values.json,
    jsonPath: values['json-path'],
    responseHeaders: values['response-headers'],
  }
  const headers = values.headers ?? {}
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const type = values.body?.isJson === true && !hasType ? { 'content-type': 'application/json' } : {}
  const check = {
    method: line.method,
    path: line.path,
    service: line.service ?? values.service,
    port: line.port ?? values.port,
    headers: { ...type, ...headers },
    body: values.body?.text,
    follow: line.follow ?? values.follow,
    expect,
    within: values.within,
  }
  const explicit = line.status ?? values.status
  return { text: writeCheck({ ...check, expect: { ...expect, status: explicit } }), ...check }
}

function readRequest(map: Readonly<Record<string, unknown>>, complain: ReportMistake): CheckLine | undefined {
  const { request } = map
  const instead = 'write for instance `request: GET /todos`'
  if (!('request' in map)) {
    // A line that YAML took for a map has been reported already.
    if (!Object.keys(map).some(isLineInDisguise)) complain({ message: 'a check needs a `request`', instead })
  } else if (typeof request !== 'string') {
    complain({ message: `${describeValue(request)} is not a request`, instead, keys: ['request'] })
  } else return parseCheckLine(request, (mistake) => complain({ ...mistake, keys: ['request'] }))
  return undefined
}

function isLineInDisguise(key: string): boolean {
  return /[\s/]/.test(key)
}

function insteadOfKey(key: string): string {
  if (isLineInDisguise(key)) return 'put quotes around the whole line: its `: ` makes YAML read a map'
  const known = nearestName(key, KEYS)
  const other = OTHER_NAMES[key.toLowerCase()]
  if (known !== undefined) return `write \`${known}\``
  return other === undefined ? `a check has ${KEYS.join(', ')}` : `write \`${other}\``
}

function readOr<T>(read: T | undefined, wrong: ReportValue, value: unknown, noun: string, instead: string) {
  if (read === undefined) wrong(`${describeValue(value)} is not ${noun}`, instead)
  return read
}

/** The first entry of a list that is no status; any other value as it is. */
function wrongStatus(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value
  return value.find((one) => parseStatus(one) === undefined)
}

function readService(value: unknown, wrong: ReportValue): string | undefined {
  const name = typeof value === 'string' && /^[A-Za-z0-9][\w.-]*$/.test(value) ? value : undefined
  return readOr(name, wrong, value, "a service's name", 'write the name it has in the Compose file')
}

function readWithin(value: unknown, wrong: ReportValue): number | undefined {
  const duration = typeof value === 'string' ? parseDuration(value) : undefined
  const meant = duration === undefined ? meantDuration(value) : undefined
  const fits = duration !== undefined && duration > 0 && duration <= LONGEST_DURATION
  return readOr(fits ? duration : undefined, wrong, value, 'a time to wait', `write \`${meant ?? '10s'}\``)
}

function readJsonPaths(value: unknown, wrong: ReportValue): Readonly<Record<string, unknown>> | undefined {
  const example = 'write paths with what they lead to: {"$[0].title": "x"}'
  if (!isMap(value) || Object.keys(value).length === 0) {
    wrong(
      isMap(value) ? 'the map has no JSON path' : `${describeValue(value)} is not a map of JSON paths`,
      example,
    )
    return undefined
  }
  const paths: Record<string, unknown> = {}
  for (const [written, expected] of Object.entries(value)) {
    const path = singled(written)
    try {
      compile(path)
      paths[path] = expected
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      wrong(`${quoted(path)} is not a JSON path: ${reason}`, 'see RFC 9535; a path begins with $')
    }
  }
  return paths
}

/** In a Compose file people and Compose write `$` twice, in keys too. No path begins with two. */
function singled(path: string): string {
  return path.startsWith('$$') ? path.replaceAll('$$', '$') : path
}
