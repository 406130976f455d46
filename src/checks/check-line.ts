import { excerpt } from '../common/excerpt.js'
import { nearestName } from '../common/nearest-name.js'
import { quoted } from '../common/sentence.js'
import type { StatusExpectation } from './check.js'
import type { ReportColumns, ReportMistake } from './check-mistake.js'
import { beginsRequest, parseTarget, type RequestTarget } from './check-target.js'
import { cutWords, type Word } from './line-words.js'
import { readExpectedText, readFollow, readJson, readPattern } from './read-value.js'
import { parseStatus, STATUS_NOTATION } from './status.js'
import { TCP } from './tcp.js'

/** What a check's line says. */
export interface CheckLine extends RequestTarget {
  readonly status?: StatusExpectation | undefined
  readonly contains?: string | undefined
  readonly matches?: RegExp | undefined
  readonly json?: { readonly value: unknown } | undefined
  readonly follow?: boolean | undefined
}

const LINE_KEYS = ['contains', 'matches', 'json', 'follow'] as const

/** What may be asked of a connection. */
const TCP_KEYS = ['contains', 'matches', 'service', 'port', 'within', 'request']
const MAP_ONLY = ['service', 'port', 'headers', 'body', 'json-path', 'response-headers', 'within']

/**
 * Reads `[METHOD] [service[:port]]/path [status] [contains=TEXT] [matches=REGEX] [json=JSON] [follow=true]`, or
 * `TCP service:port [contains=TEXT] [matches=REGEX]`. The words after the
 * path may come in any order.
 * @param complain told everything that is wrong with the line
 * @returns undefined where something was wrong
 */
export function parseCheckLine(line: string, complain: ReportMistake): CheckLine | undefined {
  let sound = true
  const wrong = (place: { start: number; end: number }, message: string, instead: string) => {
    sound = false
    complain({ message, instead, excerpt: excerpt(line, place.start, place.end) })
  }
  const words = cutWords(line)
  if (!Array.isArray(words)) {
    wrong(words, words.message, words.instead)
    return undefined
  }
  const { target, rest } = parseTarget(words, wrong)
  const expectations = parseExpectations(rest, wrong)
  for (const word of rest) {
    const key = word.key ?? 'status'
    if (target?.method === TCP && key in expectations && !isOfConnection(key)) {
      wrong(word, `a connection has no ${key}`, INSTEAD_OF_HTTP)
    }
  }
  return sound && target !== undefined ? { ...target, ...expectations } : undefined
}

/** What to write for a connection of which something of HTTP is asked. */
export const INSTEAD_OF_HTTP =
  'write only contains= or matches= with TCP; to ask over HTTP, write `GET service:port/path`'

/** Whether a key of a check means something for a connection. */
export function isOfConnection(key: string): boolean {
  return TCP_KEYS.includes(key)
}

function parseExpectations(
  words: readonly Word[],
  wrong: ReportColumns,
): Omit<CheckLine, keyof RequestTarget> {
  const found: Record<string, unknown> = {}
  const next = words.findIndex((word, index) => beginsRequest(word, words[index + 1]))
  const second = words[next]
  if (second !== undefined)
    wrong(second, 'a second check begins here', 'write each check on a line of its own')
  // `GET /a 200, GET /b 200`: what separates the two stands at the end of a word.
  const isSeparated = /[,;&|]$/.test(words[next - 1]?.value ?? '')
  const own = second === undefined ? words : words.slice(0, isSeparated ? next - 1 : next)
  own.forEach((word, index) => {
    const key = word.key ?? 'status'
    if (word.key !== undefined && !isLineKey(word.key)) {
      wrong(word, `\`${word.key}=\` is not part of a check's line`, insteadOfKey(word))
      return
    }
    const value = readWord(word, (message, instead) =>
      wrong(word, message, word.key === undefined ? insteadOfBare(own[index - 1]) : instead),
    )
    if (value === undefined) return
    if (key in found) {
      const second = key === 'status' ? 'a second status' : `a second \`${key}=\``
      wrong(word, `${second} is given`, insteadOfSecond(key))
    } else found[key] = value
  })
  return found
}

function isLineKey(key: string): boolean {
  return LINE_KEYS.some((known) => known === key)
}

function readWord(word: Word, wrong: (message: string, instead: string) => void): unknown {
  switch (word.key) {
    case 'contains':
      return readExpectedText(word.value, wrong)
    case 'matches':
      return readPattern(word.value, wrong)
    case 'json':
      return readJson(word.value, wrong)
    case 'follow':
      return readFollow(word.value, wrong)
    default: {
      const status = word.quoted ? undefined : parseStatus(word.value)
      if (status === undefined) wrong(`${quoted(word.value)} is not a status`, '')
      return status
    }
  }
}

function insteadOfKey(word: Word): string {
  const key = word.key ?? ''
  if (key === 'status') return `the status stands alone: ${word.value || '200'}`
  if (MAP_ONLY.includes(key)) return `write the check as a map: {request: GET /path, ${key}: …}`
  const known = nearestName(key, [...LINE_KEYS, ...MAP_ONLY, 'status'])
  return known !== undefined && isLineKey(known)
    ? `write \`${known}=${word.value}\``
    : `a line has ${LINE_KEYS.map((one) => `${one}=`).join(', ')}; for more, write the check as a map`
}

function insteadOfSecond(key: string): string {
  if (key === 'status') return 'several statuses are one word: 200,204'
  return `write one \`${key}=\` a check, and another check for another`
}

function insteadOfBare(before: Word | undefined): string {
  if (before?.key === undefined || before.quoted) {
    return `write ${STATUS_NOTATION}, or contains=TEXT, matches=REGEX, json=JSON`
  }
  return `put quotes around a text with spaces: ${before.key}="${before.value} …"`
}
