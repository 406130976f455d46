import type { Position, Problem, Report } from './problem.js'

/** Where the user wrote a setting. Errors point there. */
export interface Origin {
  /** As the user knows it: `input migrate`, `--migrate`, `x-gate.migrate`. */
  readonly label: string
  readonly at?: Position | undefined
  /** Where a part of the value stands, by its keys below the value. Absent where parts have no places. */
  readonly find?: ((path: readonly (string | number)[]) => Position | undefined) | undefined
}

/** Tells where the files have what a path of keys leads to. */
export interface PlaceFinder {
  at(path: readonly (string | number)[]): Position | undefined
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
  const { find } = origin
  if (find === undefined) return origin
  return {
    label: typeof key === 'number' ? `${origin.label}, item ${key + 1}` : `${origin.label}.${key}`,
    at: find([key]) ?? origin.at,
    find: (path) => find([key, ...path]),
  }
}

/** A problem with what stands at an origin. */
export function problemAt(origin: Origin, wrong: string, instead: string): Problem {
  return { message: `${origin.label}: ${wrong}`, instead, at: origin.at }
}
