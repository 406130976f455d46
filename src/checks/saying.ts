import type { Answer } from './check.js'

/** Characters of a body that is told whole. */
const LONGEST_SAYING = 120

/** Words that say no more than a status does. */
const IDLE_WORDS = ['error', 'http', 'status', 'code', 'request', 'page', 'the', 'an', 'a']

/**
 * What an app says of a status in a line of plain text, for instance `Invalid host`. Undefined: its body is longer or no
 * plain text, or it says no more than the status: `404 page not found`.
 */
export function sayingOf({
  body,
  headers,
  statusText,
}: Pick<Answer, 'body' | 'headers' | 'statusText'>): string | undefined {
  const line = body.trim()
  const isText = /^text\/plain\b/i.test(headers['content-type'] ?? 'text/plain')
  if (!isText || line.length > LONGEST_SAYING || /[\n<{[]/.test(line)) return undefined
  if (wordsOf(line).length < 2 || !saysMore(line, statusText)) return undefined
  return line.replace(/[.!]+$/, '')
}

/** Whether a text says more than the words of a status: `404 page not found` does not. */
export function saysMore(text: string, statusText: string): boolean {
  const idle = new Set([...wordsOf(statusText), ...IDLE_WORDS])
  return wordsOf(text).some((word) => !idle.has(word))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}
