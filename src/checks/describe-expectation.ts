import type { Expectation } from './check.js'
import { oneLine, showJson } from './show-value.js'
import { describeStatus } from './status.js'

/** Everything a check expects, each expectation on a line. */
export function describeExpectation(expect: Expectation): string[] {
  const body = expect.status.kind === 'no status' ? 'greeting' : 'body'
  const { status, contains, matches, json, jsonPath = {}, responseHeaders = {} } = expect
  return [
    describeStatus(status),
    ...Object.entries(responseHeaders).map(([name, value]) => oneLine(`header ${name}: ${value}`)),
    ...(contains === undefined ? [] : [`a ${body} with '${oneLine(contains)}'`]),
    ...(matches === undefined ? [] : [`a ${body} that matches /${oneLine(matches.source)}/`]),
    ...(json === undefined ? [] : [`JSON ${showJson(json.value)}`]),
    ...Object.entries(jsonPath).map(([path, value]) => `${showJson(value)} at ${oneLine(path)}`),
  ]
}
