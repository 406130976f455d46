import { type Limit, lastOf } from '../../common/plain-text.js'
import type { LogText } from './log-text.js'

/** The end of a service's log in plain text; empty where there is none. */
export function logTail(logs: readonly LogText[], name: string, limit: Limit): string {
  const log = logs.find((each) => each.name === name)
  const part = log?.parts.at(-1)
  if (log === undefined || part === undefined) return ''
  const tail = lastOf(part.text, limit)
  const isWhole = log.parts.length === 1 || tail.startsWith('(')
  return isWhole ? tail : `(lines before this are left out, see ${log.file})\n${tail}`
}
