import type { Problem } from '../../common/problem.js'
import { interpolate } from '../files/env-files.js'
import { servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { entriesAt, textAt, type YamlPlace } from '../yaml/walk.js'
import { NESTED_FIELDS, SERVICE_FIELDS } from './field-kinds.js'
import { type Field, fieldBelow, kindOf, positionOf } from './file-field.js'
import { howToSet } from './missing-variables.js'
import { wrongText } from './wrong-texts.js'

/** A variable as it is, without a default. */
const PLAIN_VARIABLE = /\$\{?(\w+)\}?/g

/** A default that holds another variable: only Compose reads these. A variable that must be set is told as such. */
const NESTED_OR_DEMANDED = /\$\{[^}]*\$|\$\{\w+:?\?/

/** The keys whose texts are looked at, each with those around it. */
const KEYS: readonly (readonly string[])[] = [
  ...Object.keys(SERVICE_FIELDS).map((key) => [key]),
  ...Object.entries(NESTED_FIELDS).flatMap(([outer, fields]) =>
    Object.keys(fields).map((key) => [...outer.split('.'), key]),
  ),
]

/**
 * Texts of services that are wrong once their variables are filled in: the port `${HOST_PORT}:${PORT}` is `:` where
 * neither is set.
 */
export function filledTexts(tree: Pick<SourceTree, 'all' | 'environment'>): readonly Problem[] {
  return tree.all.flatMap((file) =>
    servicesIn(file).flatMap(({ name, place }) => {
      const service = { path: `services.${name}`, covers: [] }
      const fields = KEYS.flatMap((keys) => fieldBelow(place, keys, service) ?? [])
      return fields.flatMap((field) => textsIn(field).flatMap((text) => problemOf(field, text, tree)))
    }),
  )
}

function textsIn({ place }: Field): readonly YamlPlace[] {
  return kindOf(place) === 'list' ? entriesAt(place) : [place]
}

function problemOf(
  { path, name }: Field,
  place: YamlPlace,
  tree: Pick<SourceTree, 'environment'>,
): readonly Problem[] {
  const written = textAt(place) ?? ''
  if (!written.includes('$') || NESTED_OR_DEMANDED.test(written)) return []
  const environment = tree.environment(place.file)
  const [message, usage = ''] = wrongText(name, interpolate(written, environment), false) ?? []
  if (message === undefined) return []
  const empty = [...written.matchAll(PLAIN_VARIABLE)].flatMap(([, variable = '']) =>
    environment[variable] ? [] : variable,
  )
  const last = empty.at(-1)
  return [
    {
      message: `${path}: ${message}, as \`${written}\` is filled in`,
      at: positionOf(place),
      instead: last === undefined ? usage : howToSet(last),
    },
  ]
}
