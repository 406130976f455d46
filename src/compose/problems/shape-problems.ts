import { servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { entriesAt, keysAt, rootsOf, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'
import { extendsProblems } from './extends-problems.js'
import { type FieldKinds, NESTED_FIELDS, SERVICE_FIELDS, type ValueKind } from './field-kinds.js'
import { type Field, fieldBelow, fieldIn, kindOf, positionOf, type ShapeProblem } from './file-field.js'
import { probeProblems } from './probe-problems.js'
import { insteadOfEntry, insteadOfValue, kindWord, listOfKinds } from './shape-remedies.js'
import { wrongText } from './wrong-texts.js'

/**
 * Values that no version of Compose takes, by their kind or by their words. Asked only where Compose refuses a project:
 * the words of Compose's own message are not needed to tell what to write.
 */
export function shapeProblems(tree: Pick<SourceTree, 'all'>): readonly ShapeProblem[] {
  return tree.all.flatMap((file) => [
    ...rootsOf(file).flatMap((root) => sectionProblems(root)),
    ...servicesIn(file).flatMap(({ name, place }) => serviceProblems(name, place)),
  ])
}

const SECTION_EXAMPLE = '{web: {image: "nginx:1.27"}}'

function sectionProblems(root: YamlPlace): readonly ShapeProblem[] {
  const services = fieldIn(root, 'services', { path: '', covers: [] })
  const asMap: FieldKinds = { kinds: ['map'], example: SECTION_EXAMPLE }
  const each: FieldKinds = { kinds: ['map', 'nothing'], example: '{image: "nginx:1.27"}' }
  if (services === undefined) return []
  const own = kindProblem(services, asMap)
  return own.length > 0
    ? own
    : keysAt(services.place).flatMap((name) => {
        const service = fieldIn(services.place, name, services)
        return service === undefined
          ? []
          : kindProblem({ ...service, covers: service.covers.slice(-1) }, each)
      })
}

function serviceProblems(name: string, place: YamlPlace): readonly ShapeProblem[] {
  const service = { path: `services.${name}`, covers: [] }
  return [
    ...Object.entries(SERVICE_FIELDS).flatMap(([key, kinds]) => fieldProblems(place, key, service, kinds)),
    ...Object.entries(NESTED_FIELDS).flatMap(([key, fields]) => {
      const outer = fieldBelow(place, key.split('.'), service)
      if (outer === undefined || kindOf(outer.place) !== 'map') return []
      return Object.entries(fields).flatMap(([inner, kinds]) =>
        fieldProblems(outer.place, inner, outer, kinds),
      )
    }),
    ...dependencyProblems(place, service),
    ...extendsProblems(place, service),
    ...probeProblems(place, service),
  ]
}

function dependencyProblems(place: YamlPlace, service: Pick<Field, 'path' | 'covers'>) {
  const outer = fieldIn(place, 'depends_on', service)
  if (outer === undefined) return []
  if (kindOf(outer.place) === 'list') return entryProblems(outer, ['text'])
  return keysAt(outer.place).flatMap((name) => {
    const each = fieldIn(outer.place, name, outer)
    if (each === undefined) return []
    const shape: FieldKinds = { kinds: ['map'], example: '{condition: service_healthy}' }
    const condition = { kinds: ['text'] as const, example: 'service_healthy' }
    return [...kindProblem(each, shape), ...fieldProblems(each.place, 'condition', each, condition)]
  })
}

function fieldProblems(
  place: YamlPlace,
  key: string,
  outer: Pick<Field, 'path' | 'covers'>,
  kinds: FieldKinds,
): readonly ShapeProblem[] {
  const field = fieldIn(place, key, outer)
  if (field === undefined) return []
  const own = kindProblem(field, kinds)
  if (own.length > 0) return own
  return [...textProblems(field), ...(kinds.entries ? entryProblems(field, kinds.entries) : [])]
}

function kindProblem({ path, name, place, covers }: Field, field: FieldKinds): readonly ShapeProblem[] {
  const kind = kindOf(place)
  if (kind === undefined || kind === 'nothing' || field.kinds.includes(kind)) return []
  return [
    {
      problem: {
        message: `${path} must be ${listOfKinds(field.kinds)}, not ${kindWord(kind)}`,
        at: positionOf(place),
        instead: insteadOfValue(name, kind, field, textAt(place)),
      },
      covers,
    },
  ]
}

function textProblems({ path, name, place, covers }: Field): readonly ShapeProblem[] {
  const entries = kindOf(place) === 'list' ? entriesAt(place) : [place]
  return entries.flatMap((entry) => {
    const text = textAt(entry)
    const wrong = text === undefined ? undefined : wrongText(name, text, entry === place)
    if (wrong === undefined) return []
    const at = positionOf(entry)
    const message = `${path}: ${wrong[0]}`
    const length = (text?.length ?? 0) + 1
    return [{ problem: { message, at, instead: wrong[1] }, covers: [...covers, { ...at, length }] }]
  })
}

function entryProblems(
  { path, name, place, covers }: Field,
  allowed: readonly ValueKind[],
): readonly ShapeProblem[] {
  const isList = kindOf(place) === 'list'
  const fitting = isList ? allowed.filter((kind) => kind !== 'nothing') : allowed
  const entries = isList
    ? entriesAt(place).map((entry, index) => [entry, `entry ${index + 1} of ${path}`] as const)
    : keysAt(place).flatMap((key) => {
        const value = stepInto(place, key)
        return value === undefined ? [] : [[value, `${path}.${key}`] as const]
      })
  return entries.flatMap(([entry, what]) => {
    const kind = kindOf(entry)
    if (kind === undefined || fitting.includes(kind)) return []
    const at = positionOf(entry)
    const message = `${what} must be ${listOfKinds(fitting)}, not ${kindWord(kind)}`
    const instead = insteadOfEntry(name, kind, keysAt(entry)[0], isList)
    return [{ problem: { message, at, instead }, covers: [...covers, { ...at, length: 0 }] }]
  })
}
