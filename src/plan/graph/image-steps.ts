import { canonical } from '../../common/canonical-json.js'
import { compare } from '../../common/compare.js'
import { string } from '../../common/json.js'
import type { Report } from '../../common/problem.js'
import { BuiltImages } from '../../compose/built-images.js'
import { type BuildNeed, buildersFor, buildNeeds, volumeImages } from '../../compose/image-needs.js'
import { canonicalImage } from '../../compose/image-reference.js'
import type { Project, Service } from '../../compose/project.js'
import { imageOf } from '../../compose/run-image.js'
import { type UnbuiltImage, unbuiltImages } from '../../compose/unbuilt-images.js'
import type { PullPolicy } from '../../settings/settings.js'
import type { Step } from '../plan.js'
import { reportNameClashes, reportRings } from './image-problems.js'

/** Where images come from: the steps that make them, and which of these each service needs. */
export interface ImageSources {
  readonly steps: readonly Step[]
  /** Service → the step that makes its image. */
  readonly stepOf: ReadonlyMap<string, string>
  /** Service → the steps that make the images that are mounted into it, or that its `pre_start` runs in. */
  readonly volumesOf: ReadonlyMap<string, readonly string[]>
  /** Services that are not started: others need the images that they build. */
  readonly builders: readonly Service[]
  readonly built: BuiltImages
}

/** What is known of a project's services. */
export interface ServiceLookup {
  readonly project: Pick<Project, 'name' | 'declaredName' | 'sources'>
  readonly services: readonly Service[]
  service(name: string): Service | undefined
}

type BuildStep = Extract<Step, { kind: 'build' }>

/**
 * One build for each definition, one pull for each image that none of the builds makes.
 * @param report told of builds that overwrite each other, and of such that are made from each other
 */
export function imageSources(started: readonly Service[], all: ServiceLookup, report: Report): ImageSources {
  const { project } = all
  // Where one that is started and one that is not make images of the same name, the one that is started counts.
  const built = new BuiltImages([...started, ...all.services], project)
  const builders = buildersFor(started, all.service, built, project.sources)
  const groups = sameBuild([...started, ...builders])
  const stepOf = new Map<string, string>()
  for (const [id, group] of groups) for (const { name } of group) stepOf.set(name, id)
  const needs = new Map([...groups].map(([id, group]) => [id, needsOf(group, built, project.sources)]))
  reportNameClashes([...groups.values()], project.sources, report)
  reportRings(needs, stepOf, report)
  const unbuilt = (service: Service) => unbuiltImages(service, built, project)
  const builds = [...groups].map(([id, group]) => buildStep(id, group, project.name, unbuilt))
  const pulled = new Pulls(built, stepOf, unbuilt)
  for (const service of started) pulled.addService(service)
  const volumesOf = new Map(
    started.map((service) => [service.name, [...pulled.addVolumes(service), ...pulled.addHooks(service)]]),
  )
  return {
    steps: [...builds.map((step) => after(step, needs.get(step.id) ?? [], stepOf)), ...pulled.steps],
    stepOf,
    volumesOf,
    builders,
    built,
  }
}

/** Nothing is said where all that a service needs is built, or where nobody in the project does. */
type Unbuilt = (service: Service) => readonly UnbuiltImage[]

function buildStep(id: string, group: readonly Service[], project: string, unbuilt: Unbuilt): BuildStep {
  const images = group.map((service) => ({ service: service.name, image: imageOf(service, project) }))
  const [{ service, image } = { service: '', image: '' }, ...shared] = images
  const missing = group.flatMap(unbuilt)
  const more = missing.length === 0 ? {} : { unbuilt: missing }
  return { id, kind: 'build', service, image, shared, ...more, needs: [] }
}

function needsOf(
  group: readonly Service[],
  built: BuiltImages,
  sources: Project['sources'],
): readonly BuildNeed[] {
  return group.flatMap((service) => buildNeeds(service, built, sources))
}

/** A build comes after those that make what it is made from. */
function after(step: BuildStep, needs: readonly BuildNeed[], stepOf: ReadonlyMap<string, string>): BuildStep {
  const ids = needs.flatMap(({ maker }) => stepOf.get(maker) ?? [])
  return { ...step, needs: [...new Set(ids)].filter((id) => id !== step.id).sort(compare) }
}

/** Id of the step → the services with one definition, of which the first builds for all. */
function sameBuild(services: readonly Service[]): ReadonlyMap<string, readonly Service[]> {
  const groups = new Map<string, Service[]>()
  for (const service of services) {
    if (service.build === undefined) continue
    const key = canonical([service.build, service.raw.platform ?? null])
    const group = groups.get(key)
    if (group) group.push(service)
    else groups.set(key, [service])
  }
  return new Map([...groups.values()].map((group) => [`build:${group[0]?.name ?? ''}`, group]))
}

type PullStep = Extract<Step, { kind: 'pull' }>

/** The images that no build makes. */
class Pulls {
  private readonly pulls = new Map<string, PullStep>()

  constructor(
    private readonly built: BuiltImages,
    private readonly stepOf: Map<string, string>,
    private readonly unbuilt: Unbuilt,
  ) {}

  get steps(): readonly Step[] {
    return [...this.pulls.values()]
  }

  addService(service: Service): void {
    const { name, image } = service
    if (service.build !== undefined || image === undefined) return
    this.stepOf.set(name, this.buildOf(image) ?? this.add(image, service, `pull:${name}`, policyOf(service)))
  }

  /** @returns the steps after which the images are there */
  addVolumes(service: Service): readonly string[] {
    return this.addAll(service, volumeImages(service), 'volume')
  }

  /** @returns the steps after which the images are there */
  addHooks(service: Service): readonly string[] {
    const images = (service.preStart ?? []).flatMap(({ image }) => image ?? [])
    return this.addAll(service, [...new Set(images)], 'pre_start')
  }

  private addAll(service: Service, images: readonly string[], what: string): readonly string[] {
    return images.map((image, index) => {
      const id = `pull:${service.name}.${what}${index === 0 ? '' : index + 1}`
      return this.buildOf(image) ?? this.add(image, service, id, 'missing', true)
    })
  }

  private buildOf(image: string): string | undefined {
    const maker = this.built.maker(image)
    return maker && this.stepOf.get(maker.name)
  }

  private add(image: string, service: Service, id: string, policy: PullPolicy, ofVolume?: true): string {
    const key = canonicalImage(image)
    const known = this.pulls.get(key)
    const unbuilt = this.unbuilt(service).filter((one) => canonicalImage(one.image) === key)
    const first: PullStep = known ?? {
      id,
      kind: 'pull',
      service: service.name,
      image,
      policy,
      ...(ofVolume && { ofVolume }),
      ...(unbuilt.length > 0 && { unbuilt }),
      needs: [],
    }
    this.pulls.set(key, { ...first, policy: keener(known?.policy, policy) })
    return first.id
  }
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
