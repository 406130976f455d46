import { nearestName } from '../../common/nearest-name.js'
import { listed, quoted } from '../../common/sentence.js'
import { settingWith, type WrittenAs } from '../../settings/written-as.js'
import { servicesIn } from '../source/find-place.js'
import type { SourceTree } from '../source/source-tree.js'
import { entriesAt, keysAt, rootsOf, stepInto, textAt } from '../yaml/walk.js'

/** Names that are worth telling a user who has to choose one. */
const MAX_TOLD_SERVICES = 6

/** What to write instead of a service that is not there: its profile to activate, the nearest name, or all there are. */
export function meantService(tree: SourceTree, name: string, writtenAs?: WrittenAs): string | undefined {
  const services = tree.layers.flatMap(servicesIn)
  const declared = services.find((service) => service.name === name)
  if (declared !== undefined) {
    const [profile = 'NAME'] = entriesAt(stepInto(declared.place, 'profiles')).flatMap(
      (entry) => textAt(entry) ?? [],
    )
    return `"${name}" belongs to a profile: activate it with ${settingWith('profiles', profile, writtenAs)}`
  }
  const names = [...new Set(services.map((service) => service.name))]
  return meantName(name, names) ?? `name a service that the file has${tail(names)}`
}

/** What a service without an image lacks; one of a file that overrides another may be misspelt. */
export function meantByOverride(tree: SourceTree, name: string): string {
  const missing = 'write `image: NAME`, or `build: .` with a Dockerfile there'
  const layers = tree.layers.map((layer) => servicesIn(layer).map((service) => service.name))
  const others = layers.filter((names) => !names.includes(name)).flat()
  const near = nearestName(name, [...new Set(others)])
  return near === undefined ? missing : `write ${quoted(near)} if that is meant; else ${missing}`
}

/** What to write instead of a network, volume, secret, config or model that is not there. */
export function meantDefinition(tree: SourceTree, kind: string, name: string): string {
  const section = `${kind}s`
  const known = tree.layers.flatMap(rootsOf).flatMap((root) => keysAt(stepInto(root, section)))
  const near = meantName(name, [...new Set(known)])
  if (near !== undefined) return near
  const define = `define it under the top-level ${section}`
  return kind === 'volume' ? `${define}, or write \`./${name}\` for a folder` : define
}

function meantName(name: string, known: readonly string[]): string | undefined {
  const near = nearestName(name, known)
  return near === undefined ? undefined : `write ${quoted(near)}`
}

function tail(names: readonly string[]): string {
  return names.length > 0 && names.length <= MAX_TOLD_SERVICES ? `: ${listed(names.map(quoted))}` : ''
}
