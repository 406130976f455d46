import type { Document, LineCounter } from 'yaml'
import { isNode, isPair, isScalar } from 'yaml'
import { excerpt } from '../common/excerpt.js'
import type { LineFinder, Origin } from '../common/origin.js'
import type { Position, Report } from '../common/problem.js'
import type { CheckMistake } from './check-mistake.js'

/** Where a part of the setting stands, as far as that is known. */
export interface CheckPlace {
  /** As the user knows it: `input smoke, line 3`, `x-gate.smoke, check 2`. */
  readonly label: string
  readonly at?: Position | undefined
  /** The line, where the place is a line of the setting itself. */
  readonly excerpt?: string | undefined
  readonly findLine?: LineFinder | undefined
  part(key: string | number, what?: 'key' | 'value'): CheckPlace
}

/** The place of a setting. Its parts have places in a file where the origin knows them, else only a number. */
export function placeOf({ label, at, find, findLine }: Origin): CheckPlace {
  return {
    label,
    at,
    findLine,
    part: (key) =>
      placeOf({
        label: typeof key === 'number' ? `${label}, check ${key + 1}` : label,
        at: find?.([key]) ?? at,
        find: find && ((path) => find([key, ...path])),
        findLine: findLine && ((path, line) => findLine([key, ...path], line)),
      }),
  }
}

/** One line of a setting's text, counted from 1. */
export function placeOfLine(place: CheckPlace, line: number): CheckPlace {
  return {
    ...place,
    label: `${place.label}, line ${line}`,
    at: place.findLine?.([], line) ?? place.at,
  }
}

/** A part of a setting's text, where the text is YAML. @param path of the part in the document */
export function placeInYaml(
  base: CheckPlace,
  text: string,
  document: Document,
  lines: LineCounter,
  path: readonly (string | number)[] = [],
  what: 'key' | 'value' = 'value',
): CheckPlace {
  const part: CheckPlace['part'] = (key, of) => placeInYaml(base, text, document, lines, [...path, key], of)
  const range = (what === 'key' ? keyOf(document, path) : undefined) ?? rangeOf(document, path)
  if (range === undefined) return { ...base, part }
  const [start, end] = range
  const { line, col } = lines.linePos(start)
  const written = (text.split('\n')[line - 1] ?? '').trimEnd()
  const last = Math.min(written.length, col - 1 + (end - start))
  return { ...placeOfLine(base, line), excerpt: excerpt(written, col - 1, last), part }
}

/** The place of a scalar is its own; a map or a list has the place of its key. */
function rangeOf(document: Document, path: readonly (string | number)[]) {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isScalar(node) && node.range) return [node.range[0], node.range[1]] as const
    const key = keyOf(document, path.slice(0, length))
    if (key !== undefined) return key
    if (isNode(node) && node.range) return [node.range[0], node.range[0] + 1] as const
  }
  return undefined
}

function keyOf(document: Document, path: readonly (string | number)[]) {
  const parent: unknown = document.getIn(path.slice(0, -1), true)
  if (path.length === 0 || typeof parent !== 'object' || parent === null || !('items' in parent))
    return undefined
  const items: readonly unknown[] = Array.isArray(parent.items) ? parent.items : []
  const pair = items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1))
  const range = isPair(pair) && isScalar(pair.key) ? pair.key.range : undefined
  return range ? ([range[0], range[1]] as const) : undefined
}

/** Reports a mistake at its place. */
export function reportMistake(report: Report, place: CheckPlace, mistake: CheckMistake): void {
  const what = mistake.keyItself === true ? 'key' : 'value'
  const there = (mistake.keys ?? []).reduce<CheckPlace>((at, key) => at.part(key, what), place)
  report({
    message: `${there.label}: ${mistake.message}`,
    at: there.at,
    instead: mistake.instead,
    excerpt: mistake.excerpt ?? there.excerpt,
  })
}
