import { nearestName } from '../../common/nearest-name.js'
import { interpolate } from '../files/env-files.js'
import type { UnknownMode } from '../project.js'
import { positionIn } from '../yaml/source-file.js'
import { entriesAt, stepInto, textAt } from '../yaml/walk.js'
import { servicesIn } from './find-place.js'
import type { SourceTree } from './source-tree.js'

const MODES = ['ro', 'rw', 'z', 'Z', 'U', 'nocopy', 'consistent', 'cached', 'delegated']
const PROPAGATIONS = ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave']
const KNOWN = new Set([...MODES, ...PROPAGATIONS])

/** People write out what a mode says. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['readonly', 'ro'],
  ['readwrite', 'rw'],
  ['read', 'ro'],
  ['write', 'rw'],
])

/** What stands behind the second colon of a mount, and is no mode: Compose says nothing of it. */
export function unknownModes(tree: SourceTree): readonly UnknownMode[] {
  return tree.layers.flatMap((file) =>
    servicesIn(file).flatMap(({ name, place }) =>
      entriesAt(stepInto(place, 'volumes')).flatMap((entry) => {
        const text = interpolate(textAt(entry) ?? '', tree.environment(file))
        return modesOf(text)
          .filter((mode) => !KNOWN.has(mode))
          .map((mode) => ({
            service: name,
            mode,
            meant: meantMode(mode),
            at: positionIn(file, entry.offset),
          }))
      }),
    ),
  )
}

/** A path of Windows has a colon behind its drive. */
function modesOf(text: string): readonly string[] {
  const [, modes = ''] = /^(?:[a-z]:[\\/])?[^:]+:\/[^:]*:([^:]+)$/i.exec(text) ?? []
  return modes.split(',').filter((mode) => mode !== '')
}

function meantMode(mode: string): string | undefined {
  const plain = mode.toLowerCase().replace(/[^a-z]/g, '')
  return MEANT.get(plain) ?? nearestName(plain, [...KNOWN])
}
