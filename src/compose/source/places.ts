import type { Environment } from '../../common/environment.js'
import type { Position } from '../../common/problem.js'
import { interpolate } from '../files/env-files.js'
import type { InactiveService, Sources } from '../project.js'
import { positionIn } from '../yaml/source-file.js'
import { descend, entriesAt, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'
import { positionWithin, scalarsOf, type WrittenScalar } from '../yaml/written-scalars.js'
import { emptyVariables } from './empty-variables.js'
import {
  exactPosition,
  extendedBy,
  extendedPlace,
  extendsOf,
  followService,
  linePosition,
  nearestPosition,
  type ServiceDefinition,
  servicesIn,
} from './find-place.js'
import { silencesOf } from './silences.js'
import type { SourceTree } from './source-tree.js'
import { unknownModes } from './unknown-modes.js'
import { unknownTags } from './unknown-tags.js'

/** The places in the files of a project, as far as they are known before Compose has answered. */
export interface Places {
  /** @param active names of the services in Compose's answer */
  among(active: ReadonlySet<string>): Sources
}

/** @param ofProcess the variables that come from no env file */
export function placesIn(tree: SourceTree, env: Environment, ofProcess: Environment = env): Places {
  const services = tree.all.flatMap(servicesIn)
  const extendedBy = extensions(tree, services)
  const interpolated = tree.layers.flatMap(scalarsOf).filter(({ written }) => written.includes('$'))
  const known: Omit<Sources, 'inactive'> = {
    at: (path) => nearestPosition(tree, path),
    written: (path) => exactPosition(tree, path),
    line: (path, line) => linePosition(tree, path, line),
    variable: (name) => firstUse(interpolated, name),
    isSet: (name) =>
      !tree.isWhole ||
      [env, ...tree.all.map((file) => tree.environment(file))].some((known) => known[name] !== undefined),
    emptyVariables: emptyVariables(tree, ofProcess),
    unknownModes: unknownModes(tree),
    unknownTags: unknownTags(tree),
    isSilenced: silencesOf(tree),
    extended: new Set(extendedBy.keys()),
    extendedBy,
    variableProfiles: namesIn(env.COMPOSE_PROFILES),
    profiles: tree.isWhole ? profilesOf(tree, services) : undefined,
    files: tree.all.map((file) => file.path),
    gatesOfServices: gatesOf(services),
  }
  const own = tree.layers.flatMap((file) => services.filter(({ place }) => place.file === file))
  return { among: (active) => ({ ...known, inactive: inactiveServices(tree, own, active, env) }) }
}

/** Extended service → the services that extend it. */
function extensions(
  tree: SourceTree,
  services: readonly ServiceDefinition[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { name, place } of services) {
    const extended = extendsOf(place).name
    if (extended === undefined) continue
    const base = extendedPlace(tree, place)
    // A service in a file that is only extended from is no service of the project.
    if (base === undefined || !tree.layers.includes(base.file)) continue
    const extending = found.get(extended) ?? []
    if (!extending.includes(name)) found.set(extended, [...extending, name])
  }
  return found
}

function namesIn(profiles = ''): readonly string[] {
  return profiles
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** All profiles, also those of services that are only extended: the services that extend them have them too. */
function profilesOf(tree: SourceTree, services: readonly ServiceDefinition[]): readonly string[] {
  const names = services.flatMap(({ place }) =>
    entriesAt(stepInto(place, 'profiles')).map((entry) =>
      interpolate(textAt(entry) ?? '', tree.environment(place.file)),
    ),
  )
  return [...new Set(names)].sort()
}

/** What stands as `x-gate` in services. Compose does not print it. */
function gatesOf(services: readonly ServiceDefinition[]): Sources['gatesOfServices'] {
  return services.flatMap(({ name, place }) => {
    const gate = stepInto(place, 'x-gate')
    return gate === undefined ? [] : [{ service: name, at: positionIn(gate.file, gate.offset) }]
  })
}

function inactiveServices(
  tree: SourceTree,
  services: readonly ServiceDefinition[],
  active: ReadonlySet<string>,
  env: Environment,
): Sources['inactive'] {
  const found = new Map<string, InactiveService>()
  for (const { name, place } of services) {
    if (active.has(name)) continue
    const at = (key: string) => {
      const reach = followService(tree, { place, depth: 2 }, ['services', name, key], 0)
      return reach.depth === 3 ? reach.place : undefined
    }
    const meant = (written: YamlPlace | undefined) => interpolate(textAt(written) ?? '', env)
    const known = found.get(name)
    const image = meant(at('image'))
    // Compose adds up the profiles of a service and of those that it extends.
    const profiles = [place, ...extendedBy(tree, place)].flatMap((one) => entriesAt(descend(one, 'profiles')))
    found.set(name, {
      service: name,
      profiles: [...new Set([...(known?.profiles ?? []), ...profiles.map(meant)])],
      // Of several files, the last one says the name.
      builds:
        known?.builds === undefined && at('build') === undefined
          ? undefined
          : { image: image === '' ? known?.builds?.image : image },
    })
  }
  return [...found.values()]
}

/** @param scalars those that variables may be used in, in the order of the files */
function firstUse(scalars: readonly WrittenScalar[], name: string): Position | undefined {
  const use = new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:${name}\\b|\\{${name}[^\\w])`)
  for (const scalar of scalars) {
    const match = use.exec(scalar.written)
    if (match !== null) return positionWithin(scalar, match.index)
  }
  return undefined
}
