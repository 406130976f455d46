import type { Position, Problem } from '../../common/problem.js'
import { nearestPosition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { startOf } from '../yaml/read-yaml.js'
import { positionIn } from '../yaml/source-file.js'
import { entriesAt, namesAt, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'
import { meantService } from './meant-name.js'

type Edges = ReadonlyMap<string, ReadonlySet<string>>

/** Dependencies on services that do not exist, and circles of dependencies. */
export function dependencyProblems(tree: SourceTree): readonly Problem[] {
  const edges = declaredEdges(tree)
  return [
    ...unknownServices(tree, edges),
    ...unknownPartners(tree, edges),
    ...cycles(edges).map((cycle) => cycleProblem(tree, cycle)),
  ]
}

export function cycleProblem(tree: SourceTree, cycle: readonly string[]): Problem {
  const [first = '', second = ''] = cycle
  return {
    message: `dependency cycle detected: ${cycle.join(' -> ')}`,
    at: nearestPosition(tree, ['services', first, 'depends_on', second]),
    instead: 'take one of these dependencies away',
  }
}

function declaredEdges(tree: SourceTree): Edges {
  const edges = new Map<string, Set<string>>()
  for (const { name, place } of tree.layers.flatMap(servicesIn)) {
    const targets = edges.get(name) ?? new Set<string>()
    edges.set(name, targets)
    for (const target of namesAt(stepInto(place, 'depends_on'))) targets.add(target)
  }
  return edges
}

function unknownServices(tree: SourceTree, edges: Edges): readonly Problem[] {
  return [...edges].flatMap(([name, targets]) =>
    [...targets]
      .filter((target) => !edges.has(target))
      .map((target) => ({
        message: `service "${name}" depends on undefined service "${target}"`,
        at: nearestPosition(tree, ['services', name, 'depends_on', target]),
        instead: meantService(tree, target),
      })),
  )
}

/** Services that others link to, or share something with, by other keys than `depends_on`. */
function unknownPartners(tree: SourceTree, edges: Edges): readonly Problem[] {
  return tree.layers.flatMap(servicesIn).flatMap(({ name, place }) =>
    PARTNER_KEYS.flatMap((key) => partnersAt(stepInto(place, key), key))
      .filter(({ target }) => !edges.has(target) && !edges.get(name)?.has(target))
      .map(({ target, at }) => ({
        message: `service "${name}" depends on undefined service "${target}"`,
        at,
        instead: meantService(tree, target),
      })),
  )
}

const PARTNER_KEYS = ['links', 'volumes_from', 'network_mode', 'ipc', 'pid'] as const

interface Partner {
  readonly target: string
  readonly at: Position
}

/** Of `database:db`, `database:ro` and `service:database` the service; variables are Compose's affair. */
function partnersAt(place: YamlPlace | undefined, key: (typeof PARTNER_KEYS)[number]): readonly Partner[] {
  const isList = key === 'links' || key === 'volumes_from'
  const values = place === undefined ? [] : isList ? entriesAt(place) : [place]
  return values.flatMap((value) => {
    const text = textAt(value) ?? '$'
    if (text.includes('$') || text.startsWith('container:')) return []
    const target = isList ? text.split(':')[0] : /^service:(.+)$/.exec(text)?.[1]
    return target === undefined
      ? []
      : [{ target, at: positionIn(value.file, startOf(value.value ?? null) ?? value.offset) }]
  })
}

/** Each circle once, from the service that comes first in the file. */
function cycles(edges: Edges): readonly (readonly string[])[] {
  const found: string[][] = []
  const done = new Set<string>()
  for (const start of edges.keys()) {
    const path: string[] = []
    const stack: { name: string; rest: string[] }[] = []
    const enter = (name: string) => {
      path.push(name)
      stack.push({ name, rest: [...(edges.get(name) ?? [])] })
    }
    if (!done.has(start)) enter(start)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.shift()
      if (next === undefined) {
        done.add(top.name)
        stack.pop()
        path.pop()
      } else if (path.includes(next)) found.push([...path.slice(path.indexOf(next)), next])
      else if (edges.has(next) && !done.has(next)) enter(next)
    }
  }
  return found
}
