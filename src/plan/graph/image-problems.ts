import { canonical } from '../../common/canonical-json.js'
import type { Position, Report } from '../../common/problem.js'
import { declaredNames } from '../../compose/built-images.js'
import type { BuildNeed } from '../../compose/image-needs.js'
import { canonicalImage } from '../../compose/image-reference.js'
import type { Service, Sources } from '../../compose/project.js'
import { Waits } from './waits.js'

/** Keys of a build that change how it is built, and not what comes out. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  ...['cache_from', 'cache_to', 'no_cache', 'no_cache_filter', 'pull', 'tags', 'shm_size', 'ulimits'],
])

/**
 * Reports different builds that end in one image name: what the name means would depend on which ends last.
 * @param groups of services, each with one definition
 */
export function reportNameClashes(
  groups: readonly (readonly Service[])[],
  sources: Pick<Sources, 'at'>,
  report: Report,
): void {
  const makers = new Map<string, Service>()
  for (const service of groups.flat()) {
    for (const image of new Set(declaredNames(service).map(canonicalImage))) {
      const first = makers.get(image)
      if (first === undefined) makers.set(image, service)
      else if (outcome(first) !== outcome(service)) {
        const [here, there] = [placeOf(service, sources), placeOf(first, sources)]
        report({
          message: `${first.name}${shown(there)} and ${service.name}${shown(here)} build different images with one name, ${nameOf(service, image)}`,
          at: here,
          instead:
            'give each image a name of its own, or let one of the services use `image` without `build`',
        })
      }
    }
  }
}

function outcome({ build, raw }: Service): string {
  const deciding = Object.entries(build ?? {}).filter(([key]) => !WITHOUT_EFFECT.has(key))
  return canonical([Object.fromEntries(deciding), raw.platform ?? null])
}

function placeOf({ name, image }: Service, sources: Pick<Sources, 'at'>): Position | undefined {
  return sources.at(['services', name, ...(image === undefined ? ['build', 'tags'] : ['image'])])
}

/** The name as the file has it. */
function nameOf(service: Service, canonicalName: string): string {
  return declaredNames(service).find((name) => canonicalImage(name) === canonicalName) ?? canonicalName
}

/**
 * Reports builds that are made from each other, so that none can be the first.
 * @param needs step → what its build is made from
 * @param stepOf service → the step that builds its image
 */
export function reportRings(
  needs: ReadonlyMap<string, readonly BuildNeed[]>,
  stepOf: ReadonlyMap<string, string>,
  report: Report,
): void {
  const waits = new Waits(needs.keys())
  for (const [id, all] of needs) for (const { maker } of all) waits.add(id, stepOf.get(maker) ?? '', 'ended')
  const ring = waits.cycle()
  if (ring === undefined) return
  const links = ring.slice(0, -1).flatMap((id, index) => {
    const need = needs.get(id)?.find(({ maker }) => stepOf.get(maker) === ring[index + 1])
    return need === undefined ? [] : [{ ...need, service: serviceOf(id) }]
  })
  const told = links.map(({ service, wanted, at }) => `${service} is made from ${wanted}${shown(at)}`)
  report({
    message: `builds that need each other: ${ring.map(serviceOf).join(' → ')} (${told.join('; ')})`,
    at: links[0]?.at,
    instead: 'take one of these images from a registry, under a name that no service builds',
  })
}

function serviceOf(step: string): string {
  return step.slice(step.indexOf(':') + 1)
}

function shown(at: Position | undefined): string {
  return at === undefined ? '' : ` (${at.file}:${at.line})`
}
