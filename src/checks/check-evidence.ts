import type { Answer, Check } from './check.js'
import { describeExpectation } from './describe-expectation.js'
import { firstBytes, printable } from './show-value.js'
import { isTcp, TCP } from './tcp.js'

/** Bytes of a body that a report shows. */
export const MAX_SHOWN_BYTES = 2048

/** Headers whose values are secret. */
const SECRET_HEADERS = /^(proxy-)?authorization$|cookie|token|secret|password|api-?key|signature/i

/**
 * The lines that explain a failed check: the request, what was expected, and the last response with its status,
 * headers and first 2 KiB. Values of secret headers are left out.
 * @param trouble why the last attempt got no answer, where it got none
 * @param answer the last response there was
 */
export function failureEvidence(
  target: URL,
  check: Check,
  trouble: string | undefined,
  answer: Answer | undefined,
): string {
  const parts = [
    ['Request', ...requestLines(target, check)],
    ['Expected', ...describeExpectation(check.expect)],
    ...(trouble === undefined ? [] : [['Last attempt', trouble]]),
    ...(answer === undefined ? [] : [['Last response', ...answerLines(answer)]]),
  ]
  return parts.map(([title, ...lines]) => [`${title}:`, ...lines.map(indented)].join('\n')).join('\n')
}

function requestLines(target: URL, check: Check): string[] {
  const headers = headerLines(check.headers)
  const body = check.body === undefined ? [] : ['', ...bodyLines(check.body, false)]
  if (isTcp(check)) return [`${TCP} ${target.host}`]
  return [printable(`${check.method} ${target.origin}${check.path}`), ...headers, ...body]
}

function answerLines(answer: Answer): string[] {
  const body = bodyLines(answer.body, answer.truncated === true || answer.unfinished === true)
  if (answer.status === 0) return body
  const status = printable(`HTTP ${answer.status} ${answer.statusText}`).trimEnd()
  return [status, ...headerLines(answer.headers), '', ...body]
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(shownHeaders(headers)).map(([name, value]) => `${name}: ${value}`)
}

/** Headers without the values of those that are secret. */
export function shownHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const shown = Object.entries(headers).map(
    ([name, value]) => [printable(name), SECRET_HEADERS.test(name) ? '***' : printable(value)] as const,
  )
  return Object.fromEntries(shown)
}

function bodyLines(body: string, truncated: boolean): string[] {
  const { text, cut } = firstBytes(body, MAX_SHOWN_BYTES)
  if (body === '') return ['(empty body)']
  const size = `${Buffer.byteLength(body)} bytes${truncated ? ' or more' : ''}`
  return [
    ...printable(text).trimEnd().split('\n'),
    ...(cut ? [`… (the first ${MAX_SHOWN_BYTES} of ${size})`] : []),
  ]
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`
}
