import { type JSONValue, query } from 'json-p3'
import type { Answer, Check, Expectation } from './check.js'
import { difference, parseJson } from './json-difference.js'
import { sayingOf } from './saying.js'
import { oneLine, showJson } from './show-value.js'
import { allowsStatus, describeStatus } from './status.js'

export type AnswerJudgement = { readonly holds: true } | WrongAnswer

/** An answer that is not what was expected. */
export interface WrongAnswer {
  readonly holds: false
  /** Whether a proxy or a starting server says this while the app is not up. */
  readonly notYet: boolean
  /** `expected … , got …`: one line each, fit for a sentence, for instance `status 200` and
   *  `500 Internal Server Error`. */
  readonly expected: string
  readonly got: string
  /**
   * Equal for two answers that are wrong in the same way. It names the expectation that failed, and what the
   * expectation saw: the status, the value at the place where the JSON differs, the body without the text. Other
   * parts of the answer may change, such as a `Date` header or a time in an error page.
   */
  readonly essence: string
}

/** What a server or a proxy says while the app behind it is not up. */
const NOT_YET_STATUSES = [502, 503, 504]

/** JSON of at most this length is shown whole. Of longer JSON the place that differs is shown. */
const MAX_WHOLE_CHARACTERS = 80

/** Says whether an answer is what a check expects. Of several expectations that fail, the first is named. */
export function judgeAnswer(check: Pick<Check, 'expect'>, answer: Answer): AnswerJudgement {
  const { expect } = check
  const wrong =
    wrongStatus(expect, answer) ??
    wrongHeader(expect, answer) ??
    wrongText(expect, answer) ??
    wrongJson(expect, answer) ??
    wrongJsonPath(expect, answer)
  if (wrong === undefined) return { holds: true }
  const notYet = NOT_YET_STATUSES.includes(answer.status) && !allowsStatus(expect.status, answer.status)
  return { holds: false, notYet, ...wrong }
}

/**
 * Whether the part of an answer that has come decides already: its status is wrong, or all that is asked of it is there.
 * A pattern and JSON need the whole body.
 */
export function isDecided(check: Pick<Check, 'expect'>, soFar: Answer): boolean {
  const { status, matches, json, jsonPath } = check.expect
  if (!allowsStatus(status, soFar.status)) return true
  const needsAll = matches !== undefined || json !== undefined || jsonPath !== undefined
  return !needsAll && judgeAnswer(check, soFar).holds
}

type Mismatch = Pick<WrongAnswer, 'expected' | 'got' | 'essence'>

function wrongStatus({ status }: Expectation, answer: Answer): Mismatch | undefined {
  if (allowsStatus(status, answer.status)) return undefined
  const saying = sayingOf(answer)
  const got = oneLine(`${answer.status} ${answer.statusText}`) + (saying ? `: ${oneLine(saying)}` : '')
  return { expected: describeStatus(status), got, essence: `status ${answer.status}` }
}

function wrongHeader({ responseHeaders = {} }: Expectation, answer: Answer): Mismatch | undefined {
  for (const [name, expected] of Object.entries(responseHeaders)) {
    const got = answer.headers[name.toLowerCase()]
    if (got !== undefined && sameHeader(expected, got)) continue
    return {
      expected: `header ${name}: ${oneLine(expected)}`,
      got: got === undefined ? 'no such header' : oneLine(got),
      essence: `header ${name} ${got ?? ''}`,
    }
  }
  return undefined
}

/** Parameters (`; charset=utf-8`) count only where the expected value has parameters. */
function sameHeader(expected: string, got: string): boolean {
  const wanted = expected.trim()
  return got.trim() === wanted || (!wanted.includes(';') && got.split(';')[0]?.trim() === wanted)
}

function wrongText({ status, contains, matches }: Expectation, answer: Answer): Mismatch | undefined {
  const isGreeting = status.kind === 'no status'
  const body = isGreeting ? 'greeting' : 'body'
  const got = isGreeting && answer.body === '' ? 'nothing' : showBody(answer)
  const seen = { got, essence: `text ${answer.body}` }
  if (contains !== undefined && !answer.body.includes(contains)) {
    return { expected: `a ${body} with '${oneLine(contains)}'`, ...seen }
  }
  if (matches !== undefined && !matches.test(answer.body)) {
    return { expected: `a ${body} that matches /${oneLine(matches.source)}/`, ...seen }
  }
  return undefined
}

function wrongJson({ json }: Expectation, answer: Answer): Mismatch | undefined {
  if (json === undefined) return undefined
  const whole = `JSON ${showJson(json.value)}`
  const parsed = parseJson(answer.body)
  if (parsed === undefined) return notJson(whole, answer)
  const differs = difference(json.value, parsed.value)
  if (differs === undefined) return undefined
  const { path, expected, got } = differs
  const essence = `JSON ${path} ${differs.essence}`
  if (path === '$' || answer.body.length <= MAX_WHOLE_CHARACTERS)
    return { expected: whole, got: showJson(parsed.value), essence }
  return { expected: `JSON with ${showJson(expected)} at ${oneLine(path)}`, got: showJson(got), essence }
}

function wrongJsonPath({ jsonPath = {} }: Expectation, answer: Answer): Mismatch | undefined {
  for (const [path, value] of Object.entries(jsonPath)) {
    const expected = `${showJson(value)} at ${oneLine(path)}`
    const parsed = parseJson(answer.body)
    if (parsed === undefined) return notJson(`JSON with ${expected}`, answer)
    const found = firstMatch(path, parsed.value)
    if ('problem' in found) return { expected, got: found.problem, essence: `${path} ${found.problem}` }
    const differs = difference(value, found.value)
    if (differs === undefined) continue
    return { expected, got: showJson(found.value), essence: `${path} ${differs.path} ${differs.essence}` }
  }
  return undefined
}

function firstMatch(path: string, body: unknown): { readonly value: unknown } | { readonly problem: string } {
  try {
    const [first] = query(path, body as JSONValue).nodes
    return first === undefined ? { problem: 'nothing there' } : { value: first.value }
  } catch (error) {
    // The answer has more levels than the library reads.
    return { problem: error instanceof Error ? oneLine(error.message) : String(error) }
  }
}

function notJson(expected: string, answer: Answer): Mismatch {
  const essence = `no JSON ${answer.body}`
  if (answer.truncated === true) return { expected, got: 'more than 1 MiB, which is not JSON', essence }
  const isTold = answer.body === '' || answer.unfinished === true
  return { expected, got: isTold ? showBody(answer) : `${showBody(answer)}, which is not JSON`, essence }
}

function showBody(answer: Answer): string {
  const shown = oneLine(answer.body)
  if (answer.unfinished !== true) return shown === '' ? 'an empty body' : shown
  return shown === '' ? 'a body that never came' : `${shown} and no end of the body`
}
