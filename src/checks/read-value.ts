import { quoted } from '../common/sentence.js'
import type { ReportValue } from './check-mistake.js'
import { jsonKind, parseJson } from './json-difference.js'

/** Reads a text that an answer must hold. An empty text is refused, because every answer holds it. */
export function readExpectedText(value: unknown, wrong: ReportValue): string | undefined {
  const text = isPlain(value) ? String(value) : undefined
  if (text !== undefined && text !== '') return text
  wrong(
    text === '' ? 'the text is empty and would always be found' : `${describeValue(value)} is not a text`,
    'write a text: contains="two words"',
  )
  return undefined
}

/** Reads whether redirects are followed. */
export function readFollow(value: unknown, wrong: ReportValue): boolean | undefined {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  wrong(`${describeValue(value)} is neither \`true\` nor \`false\``, 'write follow=true to follow redirects')
  return undefined
}

/** Reads a JavaScript regular expression. */
export function readPattern(value: unknown, wrong: ReportValue): RegExp | undefined {
  if (typeof value !== 'string' || value === '') {
    const message =
      value === ''
        ? 'the pattern is empty and would always match'
        : `${describeValue(value)} is not a pattern`
    wrong(message, 'write a regular expression as text: matches="^[0-9]+$"')
    return undefined
  }
  const inner = /^\/(.+)\/[a-z]*$/s.exec(value)?.[1]
  if (inner !== undefined) {
    wrong(
      `the pattern ${quoted(value)} stands between slashes, which would have to be in the body`,
      `write the pattern without slashes and flags: matches=${inner}; slashes that are meant: matches=\\/${inner}\\/`,
    )
    return undefined
  }
  try {
    return new RegExp(value)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : ''
    wrong(
      `${quoted(value)} is not a regular expression: ${reason}`,
      'put a backslash before a sign that means itself: \\( \\[ \\? \\+ \\*',
    )
    return undefined
  }
}

/** Reads JSON text; see `jsonMeant`. */
export function readJson(text: string, wrong: ReportValue): { readonly value: unknown } | undefined {
  const read = parseJson(text)
  if (read !== undefined) return { value: jsonMeant(read.value) }
  wrong(
    text === '' ? 'json= has no value' : `${quoted(text)} is not JSON`,
    'write JSON as it is: json=[], json={"done": false}, json="a text"',
  )
  return undefined
}

/**
 * A text that itself holds a JSON list or object means that: `json="[]"` and, in YAML, `json: '{"id": 1}'` are far
 * likelier written by someone who put quotes around the JSON than for an API that answers JSON inside a JSON text.
 */
export function jsonMeant(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  const inner = parseJson(value)
  return inner === undefined ? value : inner.value
}

export function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** How an error names a value of the wrong kind. */
export function describeValue(value: unknown): string {
  const kind = value === undefined ? 'null' : jsonKind(value)
  if (kind === 'null') return 'nothing'
  return kind === 'list' || kind === 'object'
    ? `a ${kind === 'list' ? 'list' : 'map'}`
    : quoted(String(value))
}
