import { isAlias, isMap, isSeq } from 'yaml'
import { nearestName } from '../../common/nearest-name.js'
import type { Position, Problem } from '../../common/problem.js'
import { isOlder } from '../../common/version-order.js'
import { servicesIn } from '../source/find-place.js'
import { tagOf } from '../yaml/read-yaml.js'
import { positionIn, type SourceFile } from '../yaml/source-file.js'
import { entriesAt, keysAt, rootsOf, stepInto, type YamlPlace } from '../yaml/walk.js'
import { knownKeys } from './compose-keys.js'
import { SERVICE_FIELDS } from './field-kinds.js'
import { DEFINITIONS, SERVICE_PARTS } from './key-places.js'
import { needsCompose } from './needs-compose.js'
import { knownSince } from './new-keys.js'
import { insteadOfUnknown } from './unknown-key-remedy.js'

/** The newest Compose whose keys are listed here: a newer one may know more. */
const NEWEST_LISTED = '5.5.99'

/** Places behind which the values are maps of anybody's own names. */
const SECTIONS = ['services', 'networks', 'volumes', 'configs', 'secrets', 'models']

/**
 * Keys that no Compose knows, and keys that the Compose at hand is too old for. Asked only where Compose refuses a
 * project, for only Compose decides which keys exist, and it may stop at another problem.
 * @param version of Compose, for instance `2.40.3`; undefined: nobody knows
 */
export function unknownKeys(files: readonly SourceFile[], version: string | undefined): readonly Problem[] {
  const hasServices = files.flatMap(servicesIn).length > 0
  const mayKnowMore = version !== undefined && isOlder(NEWEST_LISTED, version)
  const found = files.flatMap((file) => rootsOf(file).flatMap((root) => [...wrongKeys(root, [])]))
  const misplaced = misplacedServices(found)
  const others = found.filter(({ path }) => !misplaced.has(path.join('.')))
  const problems = others.flatMap(({ path, key, at }): readonly Problem[] => {
    const allowed = allowedAt(path)
    if (allowed.includes(key)) {
      const since = knownSince(path, key)
      const isTooOld = since !== undefined && version !== undefined && isOlder(version, since)
      return isTooOld ? [{ ...needsCompose(key, since, version), at }] : []
    }
    if (mayKnowMore && nearestName(key, allowed) === undefined) return []
    const message = `${path.length === 0 ? '(root)' : path.join('.')} Additional property ${key} is not allowed`
    return [{ message, at, ...insteadOfUnknown(key, path, hasServices, allowed) }]
  })
  return onceEach([...misplaced.values(), ...problems])
}

/** So many keys that only services have make a definition a service. */
const MIN_KEYS_OF_SERVICE = 2

/** Services that stand in another section, by their paths: one mistake, whatever keys they have. */
function misplacedServices(found: readonly WrittenKey[]): ReadonlyMap<string, Problem> {
  const keysOfService = new Set(knownKeys(['services', '']))
  const wrong = new Map<string, WrittenKey[]>()
  for (const one of found) {
    const [section] = one.path
    if (one.path.length !== 2 || section === 'services' || allowedAt(one.path).includes(one.key)) continue
    const path = one.path.join('.')
    wrong.set(path, [...(wrong.get(path) ?? []), one])
  }
  const services = [...wrong].filter(
    ([, keys]) => keys.filter(({ key }) => keysOfService.has(key)).length >= MIN_KEYS_OF_SERVICE,
  )
  return new Map(
    services.map(([path, keys]) => {
      const [section = '', name = ''] = keys[0]?.path ?? []
      const instead = `put it under \`services\`: ${name} stands under \`${section}\``
      return [path, { message: `${path} holds keys of a service`, at: keys[0]?.at, instead }]
    }),
  )
}

interface WrittenKey {
  readonly path: readonly string[]
  readonly key: string
  readonly at: Position
}

/** Every key of the maps whose keys are listed. */
function* wrongKeys(place: YamlPlace, path: readonly string[], isEntry = false): Generator<WrittenKey> {
  const meant = isAlias(place.value) ? place.file.aliases.get(place.value) : place.value
  if (meant === undefined || meant === null || tagOf(meant).startsWith('!')) return
  if (isSeq(meant) && path.length !== 0) {
    for (const entry of entriesAt(place)) if (isMapIn(entry)) yield* wrongKeys(entry, path, true)
    return
  }
  // Of a map that ought to be a list, the map itself is what is wrong, and not its keys.
  if (!isMap(meant) || (!isEntry && isAlwaysList(path))) return
  const isListed = allowedAt(path).length > 0
  for (const key of keysAt(place)) {
    const value = stepInto(place, key)
    if (value === undefined || key.startsWith('x-')) continue
    if (isListed) yield { path, key, at: positionIn(value.file, value.offset) }
    if (leadsFurther([...path, key])) yield* wrongKeys(value, [...path, key])
  }
}

function isAlwaysList([section, , key = '', ...inner]: readonly string[]): boolean {
  const kinds = section === 'services' && inner.length === 0 ? SERVICE_FIELDS[key]?.kinds : undefined
  return kinds?.length === 1 && kinds[0] === 'list'
}

function isMapIn({ file, value }: YamlPlace): boolean {
  return isMap(isAlias(value) ? file.aliases.get(value) : value)
}

function allowedAt(path: readonly string[]): readonly string[] {
  const known = knownKeys(path)
  if (known.length > 0) return path.length === 0 ? [...known, 'version'] : known
  const [section, , ...part] = path
  const table = section === 'services' ? SERVICE_PARTS : DEFINITIONS
  const names = section === 'services' ? part : path
  const pattern = Object.keys(table).find((one) => fits(one.split('.'), names))
  return pattern === undefined ? [] : (table[pattern]?.split(' ') ?? [])
}

function fits(pattern: readonly string[], names: readonly string[]): boolean {
  return (
    pattern.length === names.length && pattern.every((part, index) => part === '*' || part === names[index])
  )
}

/** Whether maps with listed keys may lie at this place or within it. */
function leadsFurther(path: readonly string[]): boolean {
  const [section = '', , ...part] = path
  if (path.length === 1) return SECTIONS.includes(section) || section === 'include'
  if (section === 'services') {
    if (part.length === 0) return true
    const own = ['build', 'healthcheck', 'depends_on', 'depends_on.*', ...Object.keys(SERVICE_PARTS)]
    return own.some((one) => fits(one.split('.').slice(0, part.length), part))
  }
  return Object.keys(DEFINITIONS).some((one) => fits(one.split('.').slice(0, path.length), path))
}

/** A map that several services share by an anchor is told once. */
function onceEach(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = new Map<string, Problem>()
  for (const problem of problems) {
    const { file, line, column } = problem.at ?? { file: '', line: 0, column: 0 }
    const place = `${file}:${line}:${column}`
    if (!byPlace.has(place)) byPlace.set(place, problem)
  }
  return [...byPlace.values()]
}
