import { LineCounter, parseDocument } from 'yaml'
import { excerpt } from '../common/excerpt.js'
import type { Origin } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { MAX_YAML_DEPTH, yamlTokens } from '../common/yaml-tokens.js'
import type { Check, ChecksSetting } from './check.js'
import { parseCheckLine } from './check-line.js'
import { checkOfLine, parseCheckMap } from './check-map.js'
import { type CheckPlace, placeInYaml, placeOf, placeOfLine, reportMistake } from './check-place.js'
import { cutWords } from './line-words.js'
import { describeValue, isMap } from './read-value.js'

/**
 * Reads what the user wants checked. The setting is a text, a map, or a list of both. A text holds one check a line
 * (blank lines and `#` comments are allowed), or YAML, or the path of a `.hurl` file.
 *
 * A check without a status expects any 2xx, because a wrong address or a sudden redirect is no working release. Only
 * the check that nobody wrote accepts any status below 500. `none` asks nothing.
 *
 * @param origin where the setting stands; `origin.find` gives the places of its parts
 * @param report told everything that is wrong, not only the first
 * @returns the checks that could be read; undefined where there are none
 */
export function parseChecks(value: unknown, origin: Origin, report: Report): ChecksSetting | undefined {
  let sound = true
  if (isNone(value)) return { kind: 'none' }
  const found = read(value, placeOf(origin), (problem) => {
    sound = false
    report(problem)
  })
  const [first] = found
  if (first === undefined) {
    if (!sound) return undefined
    const instead = 'write one, for instance `GET /todos 200`, or leave the setting out'
    reportMistake(report, placeOf(origin), { message: 'holds no check', instead })
    return undefined
  }
  if (found.length === 1 && first.kind === 'hurl') return { kind: 'hurl', file: first.file }
  const hurl = found.filter((item) => item.kind === 'hurl')
  for (const { file, place } of hurl) {
    reportMistake(report, place, {
      message: `the Hurl file \`${file}\` stands beside other checks`,
      instead: 'name one Hurl file and nothing else, or write checks only',
    })
  }
  if (hurl.length > 0) return undefined
  const written = found.filter((item) => item.kind === 'check')
  return {
    kind: 'checks',
    checks: written.map(({ check }) => check),
    origins: written.map(({ place }, index) => originOf(place, origin, index)),
  }
}

/** In a Compose file a part of the setting has the name that parts of all settings have there. */
function originOf({ label, at }: CheckPlace, whole: Origin, index: number): Origin {
  if (whole.find === undefined) return { label, at }
  const named = label === whole.label ? `${label}, item ${index + 1}` : label
  return { label: named.replace(/, check (\d+)$/, ', item $1'), at }
}

/** `none` alone, or an empty list. */
function isNone(value: unknown): boolean {
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
  if (Array.isArray(only)) return only.length === 0
  return typeof only === 'string' && /^\s*none\s*$/i.test(only)
}

type Item =
  | { readonly kind: 'check'; readonly check: Check; readonly place: CheckPlace }
  | { readonly kind: 'hurl'; readonly file: string; readonly place: CheckPlace }

function read(value: unknown, place: CheckPlace, report: Report): readonly Item[] {
  if (typeof value === 'string') return readText(value, place, report)
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => read(item, place.part(index), report))
  }
  if (isMap(value)) {
    const check = parseCheckMap(value, (mistake) => reportMistake(report, place, mistake))
    return check === undefined ? [] : [{ kind: 'check', check, place }]
  }
  const instead = 'write a line such as `GET /todos 200`, or a map with a `request`'
  reportMistake(report, place, { message: `${describeValue(value)} is not a check`, instead })
  return []
}

function readText(text: string, place: CheckPlace, report: Report): readonly Item[] {
  const whole = text.trim()
  if (isHurlFile(whole)) return [{ kind: 'hurl', file: whole, place }]
  if (isYaml(text)) return readYaml(text, place, report)
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, index) => {
    const at = lines.length === 1 ? place : placeOfLine(place, index + 1)
    return readLine(line, at, report)
  })
}

function readLine(line: string, place: CheckPlace, report: Report): readonly Item[] {
  const trimmed = line.trim()
  if (trimmed === '' || trimmed.startsWith('#')) return []
  if (isHurlFile(trimmed)) return [{ kind: 'hurl', file: trimmed, place }]
  const parsed = parseCheckLine(line, (mistake) => reportMistake(report, place, mistake))
  return parsed === undefined
    ? []
    : [{ kind: 'check', check: checkOfLine(parsed, withoutComment(line)), place }]
}

function withoutComment(line: string): string {
  const words = cutWords(line)
  return line.slice(0, Array.isArray(words) ? words.at(-1)?.end : undefined).trim()
}

/** A path that ends in `.hurl`; `GET /file.hurl` and `/ contains=x.hurl` are checks. */
function isHurlFile(text: string): boolean {
  return /^[^\r\n]+\.hurl$/.test(text) && !/^[A-Z]+\s|\s(contains|matches|json)=/.test(text)
}

/** No check's line begins as a YAML list or map does. */
export function isYaml(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => !/^\s*(#.*)?$/.test(line)) ?? ''
  return /^\s*(-(\s|$)|[[{]|---|["']?[\w-]+["']?\s*:(\s|$))/.test(first)
}

function readYaml(text: string, place: CheckPlace, report: Report): readonly Item[] {
  const lines = new LineCounter()
  try {
    for (const _ of yamlTokens(text, MAX_YAML_DEPTH));
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true })
    // What follows the first is mostly its consequence.
    for (const error of document.errors.slice(0, 1)) {
      const { line, col } = lines.linePos(error.pos[0])
      const written = text.split('\n')[line - 1]?.trimEnd() ?? ''
      reportMistake(report, placeOfLine(place, line), {
        message: `not YAML: ${error.message}`,
        instead: 'write one check a line, or a YAML list',
        excerpt: excerpt(written, col - 1, col),
      })
    }
    if (document.errors.length > 0) return []
    const value: unknown = document.toJS()
    return read(value, placeInYaml(place, text, document, lines), report)
  } catch (error) {
    // Aliases that multiply without end, or too many levels.
    const reason = error instanceof Error ? error.message : String(error)
    reportMistake(report, place, {
      message: `cannot be read as YAML: ${reason}`,
      instead: 'write it plainly',
    })
    return []
  }
}
