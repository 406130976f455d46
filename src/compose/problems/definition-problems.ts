import type { Problem } from '../../common/problem.js'
import { nearestPosition, type ServiceDefinition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { entriesAt, namesAt, rootsOf, stepInto, textAt, type YamlPlace } from '../yaml/walk.js'
import { meantDefinition } from './meant-name.js'

/** Networks, volumes, secrets and configs that services use and that no file defines. */
export function definitionProblems(tree: SourceTree): readonly Problem[] {
  return Object.entries(USES).flatMap(([kind, usesOf]) => {
    const defined = new Set(
      tree.layers.flatMap(rootsOf).flatMap((root) => namesAt(stepInto(root, `${kind}s`))),
    )
    const used = tree.layers
      .flatMap(servicesIn)
      .flatMap((service) => usesOf(service).map((name) => ({ service: service.name, name })))
    return used
      .filter(({ name }) => !defined.has(name) && !/[$\s]/.test(name))
      .map(({ service, name }) => ({
        message: `service "${service}" refers to undefined ${kind} ${name}`,
        at: nearestPosition(tree, ['services', service, `${kind}s`, name]),
        instead: meantDefinition(tree, kind, name),
      }))
  })
}

const USES: Readonly<Record<string, (service: ServiceDefinition) => readonly string[]>> = {
  network: ({ place }) => namesAt(stepInto(place, 'networks')).filter((name) => name !== 'default'),
  volume: ({ place }) => entriesAt(stepInto(place, 'volumes')).flatMap(volumeOf),
  secret: ({ place }) => entriesAt(stepInto(place, 'secrets')).flatMap(sourceOf),
  config: ({ place }) => entriesAt(stepInto(place, 'configs')).flatMap(sourceOf),
}

/** Of `data:/data` the volume. What begins like a path, or with the drive of a Windows machine, is a folder. */
function volumeOf(entry: YamlPlace): readonly string[] {
  const [, source] = /^([a-z0-9_][\w.-]+):/i.exec(textAt(entry) ?? '') ?? []
  if (source !== undefined) return [source]
  return textAt(stepInto(entry, 'type')) === 'volume' ? sourceOf(entry) : []
}

function sourceOf(entry: YamlPlace): readonly string[] {
  const source = textAt(entry) ?? textAt(stepInto(entry, 'source'))
  return source === undefined ? [] : [source]
}
