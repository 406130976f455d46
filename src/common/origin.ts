import type { Position, Problem, Report } from './problem.js'

/** Where the user wrote a setting. Errors point there. */
export interface Origin {
  /** As the user knows it: `input migrate`, `--migrate`, `x-gate.migrate`. */
  readonly label: string
  readonly at?: Position | undefined
  /** Where a part of the value stands, by its keys below the value. Absent where parts have no places. */
  readonly find?: ((path: readonly (string | number)[]) => Position | undefined) | undefined
  /** The same of one line of a text below the value, counted from 1. Absent where lines have no places. */
  readonly findLine?: LineFinder | undefined
  /** Of a list that was written as a text of several lines: the origin of each item. */
  readonly items?: readonly Origin[] | undefined
}

/** Where a line of a text stands, by the text's keys and the line's number. Undefined: not in a line of its own. */
export type LineFinder = (path: readonly (string | number)[], line: number) => Position | undefined

/** Tells where the files have what a path of keys leads to. */
export interface PlaceFinder {
  at(path: readonly (string | number)[]): Position | undefined
  /** Where a line of the text at a path stands; undefined where it has no line of its own in the file. */
  readonly line?: LineFinder | undefined
}

/** A value with the place where the user wrote it. */
export interface Given<T> {
  readonly value: T
  readonly origin: Origin
}

/** Reads a value as the user wrote it. What cannot be read is reported, and the result is undefined. */
export type Parser<T> = (value: unknown, origin: Origin, report: Report) => T | undefined

/** The origin of one item or key of a value. It has the place of the value where its own is not known. */
export function partOf(origin: Origin, key: string | number): Origin {
  const { find, findLine, items } = origin
  const item = typeof key === 'number' ? items?.[key] : undefined
  if (item !== undefined) return item
  if (find === undefined) return origin
  return {
    label: typeof key === 'number' ? `${origin.label}, item ${key + 1}` : `${origin.label}.${key}`,
    at: find([key]) ?? origin.at,
    find: (path) => find([key, ...path]),
    findLine: findLine && ((path, line) => findLine([key, ...path], line)),
  }
}

/** The origin of one line of a text, counted from 1. */
export function lineOf(origin: Origin, line: number): Origin {
  return {
    ...origin,
    label: `${origin.label}, line ${line}`,
    at: origin.findLine?.([], line) ?? origin.at,
  }
}

/** A problem with what stands at an origin. */
export function problemAt(origin: Origin, wrong: string, instead: string): Problem {
  return { message: `${origin.label}: ${wrong}`, instead, at: origin.at }
}
