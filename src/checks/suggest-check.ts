import type { Answer } from './check.js'
import { parseJson } from './json-difference.js'
import { writeLine } from './write-check.js'

/** Characters of a body that a suggested check repeats. */
const MAX_REPEATED_CHARACTERS = 60

/** Statuses of servers that do not know the name they were asked for. */
const WRONG_NAME: ReadonlySet<number> = new Set([400, 421, 503])

/**
 * A check that an app's answer to `GET /` suggests, as a part of YAML: `smoke: GET web/ 200 json=[]`.
 * @param host the name that the server is to be asked for, where one is known
 * @param target who is asked, with what the notation needs: `web`, `web:8080`
 */
export function suggestedCheck(
  answer: Answer,
  target: { readonly service: string; readonly port?: number | undefined },
  host?: string | undefined,
): string {
  const { status, headers } = answer
  const line = (path: string, code: number, contains?: string, json?: { readonly value: unknown }) =>
    writeLine({
      ...target,
      method: 'GET',
      path,
      headers: {},
      expect: { status: { kind: 'codes', codes: [code] }, contains, json },
    })
  if (host !== undefined || WRONG_NAME.has(status)) {
    const expected = status >= 400 ? 200 : status
    return `smoke: [{request: ${line('/', expected)}, headers: {Host: ${host ?? 'NAME'}}}]`
  }
  const there = status >= 300 && status < 400 ? ownPath(headers.location) : undefined
  if (there !== undefined) return `smoke: ${line(there, 200)}`
  if (status === 404) return `smoke: ${line('/PATH', 200)}`
  const json = parseJson(answer.body)
  if (json !== undefined && isSteady(answer.body)) return `smoke: ${line('/', status, undefined, json)}`
  return `smoke: ${line('/', status, titleOf(answer.body))}`
}

/** Short, and without what is another one at each request: a number of many digits, a time. */
function isSteady(text: string): boolean {
  return text.length <= MAX_REPEATED_CHARACTERS && !/\d{3}|\d:\d|\n/.test(text)
}

function titleOf(html: string): string | undefined {
  const title = /<title[^<>]*>([^<>]+)<\/title>/i.exec(html)?.[1]?.trim()
  return title !== undefined && isSteady(title) && !title.includes('&') ? title : undefined
}

function ownPath(location: string | undefined): string | undefined {
  const [, path] = /^(?:https?:\/\/[^/]+)?(\/[^\s]*)$/.exec(location ?? '') ?? []
  return path?.startsWith('//') ? undefined : path
}
