import { validateHeaderName, validateHeaderValue } from 'node:http'
import { quoted } from '../common/sentence.js'
import type { ReportValue } from './check-mistake.js'
import { parseJson } from './json-difference.js'
import { describeValue, isMap, isPlain } from './read-value.js'

/** Reads a map of header names and values. Numbers and truth values are read as texts. */
export function parseHeaders(
  value: unknown,
  wrong: ReportValue,
): Readonly<Record<string, string>> | undefined {
  if (!isMap(value)) {
    wrong(
      `${describeValue(value)} is not a map of headers`,
      'write names with their values: {Accept: text/html}',
    )
    return undefined
  }
  const headers: Record<string, string> = {}
  for (const [name, given] of Object.entries(value)) {
    if (!isPlain(given))
      wrong(`the header ${quoted(name)} has ${describeValue(given)} for a value`, 'write a text')
    else if (!isValid(() => validateHeaderName(name))) {
      wrong(`${quoted(name)} is not a header's name`, 'write letters, digits and hyphens: X-Request-Id')
    } else if (!isValid(() => validateHeaderValue(name, String(given)))) {
      wrong(
        `the header ${quoted(name)} holds a character no header may hold`,
        'write it on one line, in ASCII',
      )
    } else headers[name] = String(given)
  }
  return headers
}

function isValid(validate: () => void): boolean {
  try {
    validate()
    return true
  } catch {
    // The caller has better words than Node.
    return false
  }
}

/**
 * What is sent as a body. A map, a list, a number or a truth value is sent as JSON. A text is sent as it stands, and
 * counts as JSON where it is a JSON list or object.
 * @returns undefined where no body is given
 */
export function readBody(value: unknown): { readonly text: string; readonly isJson: boolean } | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') return { text: JSON.stringify(value), isJson: true }
  return { text: value, isJson: /^\s*[[{]/.test(value) && parseJson(value) !== undefined }
}
