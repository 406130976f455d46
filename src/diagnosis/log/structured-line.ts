import { type Level, levelNamed, levelNumbered } from './level.js'
import { pairsIn } from './pairs.js'
import { isAftermath, names, saysFailure } from './wording.js'

/** What a structured line says. */
export interface Structured {
  readonly level: Level | undefined
  readonly message: string | undefined
  /** What its error fields say, which may be a stack trace of many lines. */
  readonly error: string | undefined
}

/** Longer documents are no lines of a log. */
const MAX_DOCUMENT_CHARACTERS = 1_000_000

const LEVEL_KEYS = [
  ...['level', 'severity', 'lvl', 'loglevel', 'log_level', 'log.level', 'levelname', 'level_name', '@l', 's'],
  ...['severity_text', 'severitytext', 'priority', 'level_value', '@level', 'levelno'],
]
const MESSAGE_KEYS = [
  ...[
    'msg',
    'message',
    'event',
    'short_message',
    '@m',
    '@mt',
    '@message',
    'renderedmessage',
    'messagetemplate',
  ],
  ...[
    'textpayload',
    'log',
    'body',
    'text',
    'detail',
    'title',
    'summary',
    'exc_value',
    'value',
    'sqlmessage',
    'errmsg',
  ],
]
/** Keys under which an error, or a part of one, is kept. */
const ERROR_KEY =
  /^(?:@x|.*(?:err(?:or)?s?|exception|exc(?:_info|_value|_text)?|cause[ds]?|reason|stack_?trace|stack|traceback|thrown|panic|failure)(?:[._ -]?(?:message|msg|details?|text|info|string|value|stack|stack_?trace|list))?)$/i

export function structuredIn(text: string): Structured | undefined {
  const begin = text.indexOf('{')
  if (begin < 0 || text.length > MAX_DOCUMENT_CHARACTERS) return logfmt(text)
  if (begin > 0) return /(?:^|\s)\w+=/.test(text) ? logfmt(text) : undefined
  const value = parsed(text)
  return value === undefined ? undefined : ofFields(value)
}

type Fields = { readonly [key: string]: unknown }

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): Fields | undefined {
  if (!/\}\s*$/.test(text.slice(-20))) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

function ofFields(fields: Fields): Structured | undefined {
  const level = levelOf(fields)
  const message = messageOf(fields) ?? (isFields(fields.fields) ? messageOf(fields.fields) : undefined)
  const error = errorIn(fields)
  if (level === undefined && message === undefined) return undefined
  return { level, message, error }
}

function entry(fields: Fields, keys: readonly string[]): unknown {
  for (const key of keys) {
    for (const [own, value] of Object.entries(fields)) {
      if (own.toLowerCase() === key && value !== '' && value !== null) return value
    }
  }
  return undefined
}

function levelOf(fields: Fields): Level | undefined {
  const value = entry(fields, LEVEL_KEYS) ?? (isFields(fields.log) ? fields.log.level : undefined)
  if (typeof value === 'number') return levelNumbered(value)
  if (typeof value === 'string') return levelNamed(value)
  return isFields(value) && typeof value.name === 'string' ? levelNamed(value.name) : undefined
}

function messageOf(fields: Fields): string | undefined {
  const value = entry(fields, MESSAGE_KEYS)
  return typeof value === 'string' ? value : undefined
}

const MAX_FIELD_DEPTH = 6

/** What the error fields say, the most telling of them. */
export function errorIn(fields: Fields, depth = 0): string | undefined {
  const told = Object.entries(fields).flatMap(([key, value]) => {
    if (ERROR_KEY.test(key)) return toldBy(value, depth + 1)
    // Loggers group fields under names of their own, and writers under any.
    return isFields(value) && depth < MAX_FIELD_DEPTH ? (errorIn(value, depth + 1) ?? []) : []
  })
  return mostTelling(told)
}

function toldBy(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (depth > MAX_FIELD_DEPTH) return []
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((each) => toldBy(each, depth + 1))
  if (!isFields(value)) return []
  const message = messageOf(value)
  const type = entry(value, ['exc_type', 'type', 'name', 'class', 'kind'])
  const place = placeIn(value)
  const own =
    message === undefined
      ? []
      : [
          `${typeof type === 'string' && !/:\/\/|^about:/.test(type) && !message.startsWith(type) ? `${type}: ` : ''}${place}${message}`,
        ]
  const inner = errorIn(value, depth)
  return inner === undefined ? own : [...own, inner]
}

/** Validators say where in what they were given it is wrong. */
function placeIn(fields: Fields): string {
  const path = entry(fields, ['path', 'loc', 'instancepath', 'property', 'field'])
  const text = Array.isArray(path) ? path.filter((part) => typeof part !== 'object').join('.') : path
  return typeof text === 'string' && text !== '' ? `${text}: ` : ''
}

function mostTelling(told: readonly string[]): string | undefined {
  const score = (text: string) =>
    (names(text) ? 4 : 0) +
    (saysFailure(text) ? 2 : 0) +
    (text.includes('\n') ? 1 : 0) -
    (isAftermath(text) ? 3 : 0)
  return told.reduce<string | undefined>(
    (best, each) => (best === undefined || score(each) > score(best) ? each : best),
    undefined,
  )
}

/** `level=error msg="cannot migrate" err="dial tcp …"` */
function logfmt(text: string): Structured | undefined {
  if (!/(?:^|\s)(?:level|lvl|severity|msg|message|event)=/.test(text.slice(0, 2000))) return undefined
  const { fields, count } = pairsIn(text.slice(0, 20_000))
  return count < 2 ? undefined : ofFields(fields)
}

/** `could not load the certificate {"error": "open /etc/tls.crt: …"}`, as zap and Monolog write for people. */
export function withFields(said: string): { readonly message: string; readonly error: string } | undefined {
  const begin = said.search(/\s\{"/)
  if (begin < 0) return withPairs(said)
  const fields = parsed(said.slice(begin).replace(/\s*\[\]$/, ''))
  const error = fields === undefined ? undefined : errorIn(fields)
  return error === undefined ? undefined : { message: said.slice(0, begin), error }
}

/** `cannot bind error="address in use" port=8080`, as zerolog and tracing write for people. */
function withPairs(said: string): { readonly message: string; readonly error: string } | undefined {
  const begin = said.search(/\s+[\w.]+=(?:"|\S)/)
  if (begin < 1 || !/\s(?:error|err|cause|reason|panic|exception)=/.test(said)) return undefined
  const { fields, length } = pairsIn(said.slice(begin))
  if (length < said.slice(begin).trimEnd().length) return undefined
  const error = errorIn(fields)
  return error === undefined ? undefined : { message: said.slice(0, begin), error }
}

/** Message and error in one text, where neither says the other already. */
export function together(message: string | undefined, given: string | undefined): string {
  // Monolog's exceptions: `[object] (Error(code: 0): no such class at /app/a.php:3)`
  const error = given?.replace(/^\[object\] \([\w\\]+\(code: \w+\): (.*) at \S+:\d+\)$/s, '$1')
  if (message === undefined || message === '') return error ?? ''
  if (error === undefined || message.includes(error)) return message
  if (error.includes(message)) return error
  return `${message.replace(/[:.\s]+$/, '')}: ${error}`
}
