import type { Environment } from '../../common/environment.js'
import type { EmptyVariable } from '../project.js'
import { positionIn } from '../yaml/source-file.js'
import { descend, entriesAt, keysAt, rootsOf, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'
import { positionWithin, scalarsOf } from '../yaml/written-scalars.js'
import { servicesIn } from './find-place.js'
import type { SourceTree } from './source-tree.js'

/** `$NAME`, `${NAME}`, and the forms whose default or demand does not count where the variable is empty. */
const USE = /(?<!\$)(?:\$\$)*\$(?:\{(\w+)(?:\}|[-?])|([A-Za-z_]\w*))/g

/**
 * Variables that the files use as they are, and that are set but empty, each at its first use.
 * @param ofProcess the variables of the process; the others come from env files
 */
export function emptyVariables(tree: SourceTree, ofProcess: Environment): readonly EmptyVariable[] {
  const found = new Map<string, EmptyVariable>()
  const note = (name: string, value: string | undefined, at: EmptyVariable['at']) => {
    if (value === '' && !found.has(name)) found.set(name, { name, at, isOfProcess: ofProcess[name] === '' })
  }
  for (const file of tree.layers) {
    const known = tree.environment(file)
    for (const scalar of scalarsOf(file)) {
      for (const { index, 1: braced, 2: bare } of scalar.written.matchAll(USE)) {
        const name = braced ?? bare ?? ''
        note(name, known[name], positionWithin(scalar, index))
      }
    }
    for (const { name, offset } of rootsOf(file).flatMap(filling))
      note(name, known[name], positionIn(file, offset))
    for (const { place } of servicesIn(file)) {
      for (const { name, offset } of handedOn(stepInto(place, 'environment')))
        note(name, known[name], positionIn(file, offset))
    }
  }
  return [...found.values()]
}

/** The variables that secrets and configs are made of. */
function filling(root: YamlPlace): readonly { name: string; offset: number }[] {
  return ['secrets', 'configs'].flatMap((section) => {
    const definitions = stepInto(root, section)
    return keysAt(definitions).flatMap((key) => {
      const variable = descend(definitions, key, 'environment')
      const name = textAt(variable)
      return variable === undefined || name === undefined ? [] : [{ name, offset: variable.offset }]
    })
  })
}

/** The variables that a service gets as they are: `- NAME`, or `NAME:` without a value. */
function handedOn(environment: ReturnType<typeof stepInto>): readonly { name: string; offset: number }[] {
  const keys = keysAt(environment)
  if (environment !== undefined && keys.length > 0) {
    return keys.flatMap((name) => {
      const value = stepInto(environment, name)
      return value === undefined || textAt(value) !== undefined ? [] : [{ name, offset: value.offset }]
    })
  }
  return entriesAt(environment).flatMap((entry) => {
    const name = textAt(entry)
    return name === undefined || !/^\w+$/.test(name) ? [] : [{ name, offset: entry.offset }]
  })
}
