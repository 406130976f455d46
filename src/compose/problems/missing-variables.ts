import type { Position, Problem } from '../../common/problem.js'
import type { SourceTree } from '../source/source-tree.js'
import { positionWithin, scalarsOf, type WrittenScalar } from '../yaml/written-scalars.js'

/** `${NAME:?message}` and `${NAME?message}`. */
const REQUIRED = /(?<!\$)(?:\$\$)*\$\{(\w+)(:?)\?([^}]*)\}/g

/** Variables that must be set by the files' own words and are not, each with its place. */
export function missingVariables(tree: SourceTree): readonly Problem[] {
  return tree.layers.flatMap(scalarsOf).flatMap((scalar) =>
    demands(scalar).flatMap(({ name, mayBeEmpty, message, index, isNested }) => {
      const value = tree.environment(scalar.file)[name]
      // Only Compose knows whether the default of another variable is used.
      if (isNested || (value !== undefined && (mayBeEmpty || value !== ''))) return []
      return {
        message: `required variable ${name} is missing a value${message ? `: ${message}` : ''}`,
        at: positionWithin(scalar, index),
        instead: howToSet(name),
      }
    }),
  )
}

export function howToSet(name: string): string {
  return `set ${name} in the environment or in an env file, or write a default: \${${name}:-value}`
}

/** Where a file first says that a variable must be set. */
export function demandOf(tree: SourceTree, name: string): Position | undefined {
  for (const scalar of tree.all.flatMap(scalarsOf)) {
    const demand = demands(scalar).find((one) => one.name === name)
    if (demand !== undefined) return positionWithin(scalar, demand.index)
  }
  return undefined
}

interface Demand {
  readonly name: string
  readonly mayBeEmpty: boolean
  readonly message: string
  /** Where it begins in the written text. */
  readonly index: number
  /** Whether it stands in the default of another variable: `${A:-${B:?}}`. */
  readonly isNested: boolean
}

function demands({ written }: WrittenScalar): readonly Demand[] {
  return [...written.matchAll(REQUIRED)].map(({ index, 1: name = '', 2: colon, 3: message = '' }) => {
    const before = written.slice(0, index)
    const open = before.split('${').length - before.split('}').length
    return { name, mayBeEmpty: colon === '', message, index, isNested: open > 0 }
  })
}
