import type { Problem } from '../../common/problem.js'
import { interpolate } from '../files/env-files.js'
import { servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { entriesAt, textAt } from '../yaml/walk.js'
import { fieldIn, kindOf, positionOf } from './file-field.js'
import { howToSet } from './missing-variables.js'
import { wrongText } from './wrong-texts.js'

/** A variable as it is, without a default. */
const PLAIN_VARIABLE = /\$\{?(\w+)\}?/g

/** The default of a variable that holds another one: only Compose reads these. */
const NESTED = /\$\{[^}]*\$/

/** Ports that are none once their variables are filled in: `${HOST_PORT}:${PORT}` is `:` where neither is set. */
export function filledPorts(tree: Pick<SourceTree, 'all' | 'environment'>): readonly Problem[] {
  return tree.all.flatMap((file) =>
    servicesIn(file).flatMap(({ name, place }) => {
      const ports = fieldIn(place, 'ports', { path: `services.${name}`, covers: [] })
      if (ports === undefined || kindOf(ports.place) !== 'list') return []
      return entriesAt(ports.place).flatMap((entry) => {
        const wrong = wrongPort(textAt(entry) ?? '', tree.environment(file))
        return wrong === undefined
          ? []
          : { ...wrong, message: `${ports.path}: ${wrong.message}`, at: positionOf(entry) }
      })
    }),
  )
}

function wrongPort(
  written: string,
  environment: ReturnType<SourceTree['environment']>,
): Pick<Problem, 'message' | 'instead'> | undefined {
  if (!written.includes('$') || NESTED.test(written)) return undefined
  const [message, usage] = wrongText('ports', interpolate(written, environment), false) ?? []
  if (message === undefined) return undefined
  const empty = [...written.matchAll(PLAIN_VARIABLE)]
    .map(([, name = '']) => name)
    .filter((name) => !environment[name])
  const last = empty.at(-1)
  return {
    message: `${message}, as \`${written}\` is filled in`,
    instead: last === undefined ? usage : howToSet(last),
  }
}
