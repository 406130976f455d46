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

/** Sections of names that anybody chooses. */
const SECTIONS_OF_NAMES = ['services', 'networks', 'volumes', 'secrets', 'configs']
const NAME = /^[\w.-]+$/
const SECTION_EXAMPLE = '{web: {image: "nginx:1.27"}}'

function sectionProblems(root: YamlPlace): readonly ShapeProblem[] {
  return SECTIONS_OF_NAMES.flatMap((section) => {
    const field = fieldIn(root, section, { path: '', covers: [] })
    if (field === undefined) return []
    const own = kindProblem(field, { kinds: ['map'], example: sectionExample(field) })
    if (own.length > 0) return own
    return keysAt(field.place).flatMap((name) => {
      const one = fieldIn(field.place, name, field)
      if (one === undefined) return []
      const inner = { ...one, covers: one.covers.slice(-1) }
      return [...nameProblems(section, inner), ...(section === 'services' ? definitionProblems(inner) : [])]
    })
  })
}

/** `{web: {image: "nginx:1.27"}}`; of a list of names, the first of these. */
function sectionExample({ name, place }: Field): string {
  if (name === 'services') return SECTION_EXAMPLE
  const [first] = kindOf(place) === 'list' ? entriesAt(place).flatMap((entry) => textAt(entry) ?? []) : []
  return `{${first !== undefined && NAME.test(first) ? first : 'data'}: {}}`
}

function nameProblems(section: string, { name, place, covers }: Field): readonly ShapeProblem[] {
  if (NAME.test(name) || name === '' || name.includes('$')) return []
  const plain = name.trim().replace(/[^\w.-]+/g, '-')
  const message = `${section}: \`${name}\` is no name: it may hold letters, digits, \`_\`, \`.\` and \`-\``
  return [{ problem: { message, at: positionOf(place), instead: `write \`${plain}\`` }, covers }]
}

/** A service that is one text is an image, mostly. */
function definitionProblems(service: Field): readonly ShapeProblem[] {
  const written = textAt(service.place)
  const image = written === undefined || wrongText('image', written, true) ? 'nginx:1.27' : written
  return kindProblem(service, { kinds: ['map', 'nothing'], example: `{image: "${image}"}` })
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
    return [
      ...kindProblem(each, shape),
      ...fieldProblems(each.place, 'condition', each, condition),
      ...missingCondition(each),
    ]
  })
}

function missingCondition({ path, place, covers }: Field): readonly ShapeProblem[] {
  if (kindOf(place) !== 'map' || keysAt(place).includes('condition')) return []
  const message = `${path} lacks its condition`
  const instead = 'write `condition: service_healthy`, `service_started` or `service_completed_successfully`'
  return [{ problem: { message, at: positionOf(place), instead }, covers }]
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
