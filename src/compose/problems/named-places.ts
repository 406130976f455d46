import { basename } from 'node:path'
import type { Position } from '../../common/problem.js'
import { nearestPosition, servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import type { YamlKey } from '../yaml/walk.js'
import { positionWithin, scalarsOf } from '../yaml/written-scalars.js'

/** The keys of a path as Compose prints it: `services.web.ports.[0]`, `services[web].ports`. A service's name may hold dots. */
export function pathOf(path: string, tree: SourceTree): readonly YamlKey[] {
  if (path === '' || path === '(root)') return []
  const plain = path.replace(/\.?\[(.*?)\]/g, '.$1').replace(/\.+$/, '')
  const names = tree.all.flatMap(servicesIn).map(({ name }) => name)
  const own = names
    .filter((name) => plain === `services.${name}` || plain.startsWith(`services.${name}.`))
    .sort((one, other) => other.length - one.length)[0]
  const rest = own === undefined ? plain : plain.slice(`services.${own}`.length + 1)
  const keys = rest.split('.').filter((key) => key !== '')
  const typed = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  return own === undefined ? typed : ['services', own, ...typed]
}

/** A line of a file that a message names, or of the only file. */
export function lineOf(tree: SourceTree, path: string, line: number): Position | undefined {
  const file =
    tree.all.find((known) => known.path === path) ?? (tree.all.length === 1 ? tree.all[0] : undefined)
  return file && { file: file.shown, line, column: 1 }
}

/** A service depends on another by `depends_on`, or by joining its network: `network_mode: service:…`. */
export function dependencyAt(tree: SourceTree, service: string, target: string): Position | undefined {
  const joins = tree.layers.flatMap(scalarsOf).find(({ value }) => value === `service:${target}`)
  return joins === undefined
    ? nearestPosition(tree, ['services', service, 'depends_on', target])
    : positionWithin(joins, 0)
}

/** The place of the only scalar that holds a word of the message: a value in quotes, the last word, or a file. */
export function placeOfQuoted(tree: SourceTree, message: string): Position | undefined {
  const files = [...message.matchAll(/\/[^\s:'"]+/g)].map(([path]) => basename(path))
  const values = [...message.matchAll(/'([^']+)'|"([^"]+)"|: (\S+)$/g)].flatMap((match) => match.slice(1))
  for (const wanted of [...values, ...files]) {
    if (!wanted) continue
    const holders = tree.all.flatMap(scalarsOf).filter((scalar) => scalar.value.includes(wanted))
    const [only] = holders
    if (only !== undefined && holders.length === 1) return positionWithin(only, only.written.indexOf(wanted))
  }
  return undefined
}
