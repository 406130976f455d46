import { validateHeaderName, validateHeaderValue } from 'node:http'
import { quoted } from '../common/sentence.js'
import { parseJson } from './json-difference.js'
import { describeValue, isMap, isPlain } from './read-value.js'

/** Reads a map of header names and values; numbers and truth values are texts here. */
export function parseHeaders(
  value: unknown,
  wrong: (message: string, instead: string) => void,
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
    // Node says it in its own words; the caller has better ones.
    return false
  }
}

/**
 * What is sent for a body: a map, a list, a number or a truth value as JSON; a text as it stands, and where that text
 * is a JSON list or object, it is called JSON too. Nothing is nothing.
 */
export function readBody(value: unknown): { readonly text: string; readonly isJson: boolean } | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') return { text: JSON.stringify(value), isJson: true }
  return { text: value, isJson: /^\s*[[{]/.test(value) && parseJson(value) !== undefined }
}
