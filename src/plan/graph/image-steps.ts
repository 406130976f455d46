import { canonical } from '../../common/canonical-json.js'
import { compare } from '../../common/compare.js'
import { isObject, string } from '../../common/json.js'
import { canonicalImage } from '../../compose/image-reference.js'
import type { Service } from '../../compose/project.js'
import { imageOf } from '../../compose/run-image.js'
import type { PullPolicy } from '../../settings/settings.js'
import type { Step } from '../plan.js'

/** Where images come from: the steps that make them, and which of these each service needs. */
export interface ImageSources {
  readonly steps: readonly Step[]
  readonly stepOf: ReadonlyMap<string, string>
}

/** One build for each definition, one pull for each image that none of the builds makes. */
export function imageSources(services: readonly Service[], project: string): ImageSources {
  const stepOf = new Map<string, string>()
  const made = new Map<string, string>()
  const builds = [...sameBuild(services).values()].map((group): Step => {
    const [first, ...others] = group.map((service) => ({
      service: service.name,
      image: imageOf(service, project),
    }))
    const { service, image } = first ?? { service: '', image: '' }
    const id = `build:${service}`
    for (const one of [{ service, image }, ...others]) {
      stepOf.set(one.service, id)
      made.set(canonicalImage(one.image), id)
    }
    const needs: string[] = []
    return { id, kind: 'build', service, image, shared: others, needs }
  })
  return { steps: [...withContexts(builds, services, stepOf), ...pulls(services, made, stepOf)], stepOf }
}

/** By definition, the first by name builds for all. */
function sameBuild(services: readonly Service[]): ReadonlyMap<string, readonly Service[]> {
  const groups = new Map<string, Service[]>()
  for (const service of services) {
    if (service.build === undefined) continue
    const key = canonical([service.build, service.raw.platform ?? null])
    const group = groups.get(key)
    if (group) group.push(service)
    else groups.set(key, [service])
  }
  return groups
}

/** A build whose additional context is another service's image comes after the build of that. */
function withContexts(
  builds: readonly Step[],
  services: readonly Service[],
  stepOf: ReadonlyMap<string, string>,
): readonly Step[] {
  const building = new Map(services.map((service) => [service.name, service.build]))
  return builds.map((step) => {
    const contexts = building.get(step.service)?.additional_contexts
    const values = isObject(contexts) ? Object.values(contexts) : []
    const needs = values.flatMap((value) => {
      const name = typeof value === 'string' && value.startsWith('service:') ? value.slice(8) : undefined
      return name === undefined ? [] : (stepOf.get(name) ?? [])
    })
    return { ...step, needs: [...new Set(needs)].filter((id) => id !== step.id).sort(compare) }
  })
}

type PullStep = Extract<Step, { kind: 'pull' }>

function pulls(
  services: readonly Service[],
  made: ReadonlyMap<string, string>,
  stepOf: Map<string, string>,
): readonly Step[] {
  const steps = new Map<string, PullStep>()
  for (const service of services) {
    const { name, image } = service
    if (service.build !== undefined || image === undefined) continue
    const key = canonicalImage(image)
    const built = made.get(key)
    const known = steps.get(key)
    const first = known ?? { id: `pull:${name}`, kind: 'pull', service: name, image, needs: [] }
    const policy = keener(known?.policy, policyOf(service))
    if (built === undefined) steps.set(key, { ...first, policy })
    stepOf.set(name, built ?? first.id)
  }
  return [...steps.values()]
}

/** What Compose does about a service's image. One that is to be refreshed now and then is fetched: it may be due. */
function policyOf({ raw }: Service): PullPolicy {
  const written = string(raw.pull_policy) ?? ''
  if (/^(always|daily|weekly|every_.*)$/.test(written)) return 'always'
  return /^(never|build)$/.test(written) ? 'never' : 'missing'
}

/** Of several services with one image, Compose pulls it for the one that wants it most. */
function keener(one: PullPolicy | undefined, other: PullPolicy): PullPolicy {
  const ranks: readonly PullPolicy[] = ['always', 'missing', 'never']
  return ranks.find((policy) => policy === one || policy === other) ?? other
}
