import type { Check, Expectation, StatusExpectation } from './check.js'
import { oneLine } from './show-value.js'
import { writeStatus } from './status.js'

/** Characters of a check that a report shows as its name. */
export const MAX_NAME_CHARACTERS = 160

/** A check as its author wrote it: it has a status only where one was written. */
export type WrittenCheck = Omit<Check, 'text' | 'expect'> & {
  readonly expect: Omit<Expectation, 'status'> & { readonly status?: StatusExpectation | undefined }
}

/** A check for people: one short line, in the notation of a check's line as far as that goes. */
export function writeCheck(check: WrittenCheck): string {
  const paths = Object.entries(check.expect.jsonPath ?? {}).map(
    ([path, value]) => `${path}=${JSON.stringify(value)}`,
  )
  const headers = Object.entries(check.expect.responseHeaders ?? {}).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return oneLine([writeLine(check), ...paths, ...headers].join(' '), MAX_NAME_CHARACTERS)
}

/** The line that `parseCheckLine` reads as this check. What a line cannot hold is left out. */
export function writeLine({ method, service, port, path, follow, expect }: WrittenCheck): string {
  const { status, contains, matches, json } = expect
  const goal = `${service ?? ''}${port === undefined ? '' : `:${port}`}${path}`
  const words = [method, /\s/.test(path) ? quote(goal) : goal]
  if (status !== undefined) words.push(writeStatus(status))
  if (contains !== undefined) words.push(`contains=${quote(contains)}`)
  if (matches !== undefined) words.push(`matches=${quote(matches.source)}`)
  if (json !== undefined) words.push(`json=${JSON.stringify(json.value)}`)
  if (follow === true) words.push('follow=true')
  return words.join(' ')
}

function quote(text: string): string {
  if (/^[^\s'"]\S*$/.test(text)) return text
  if (!text.includes("'")) return `'${text}'`
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
