import type { Position } from '../common/problem.js'
import { BuiltImages } from './built-images.js'
import { buildNeeds, volumeImages } from './image-needs.js'
import type { Project, Service } from './project.js'
import { servicesOf } from './service.js'

/** An image that only a service builds which no active profile has. */
export interface UnbuiltImage {
  /** As the file has it. */
  readonly image: string
  /** The service that builds it, and the profiles of that. */
  readonly maker: string
  readonly profiles: readonly string[]
  /** Where the image is wanted. */
  readonly at?: Position | undefined
}

/**
 * The images that a service needs and that nothing builds, because the profile of their builder is not active. They are
 * those that the engine has, or a registry.
 * @param active what the project builds
 */
export function unbuiltImages(
  service: Service,
  active: BuiltImages,
  project: Pick<Project, 'name' | 'declaredName' | 'sources'>,
): readonly UnbuiltImage[] {
  const { sources } = project
  const makers = sources.inactive.filter(({ builds }) => builds !== undefined)
  if (makers.length === 0) return []
  const named = makers.map(({ service: name, builds }) => [name, { build: {}, image: builds?.image ?? null }])
  const model = { services: Object.fromEntries(named) }
  const inactive = new BuiltImages(Object.values(servicesOf(model, model)), project)
  const at = (key: string) => sources.at(['services', service.name, key])
  const own = service.build === undefined && service.image !== undefined ? [service.image] : []
  const wanted = [
    ...own.map((image) => ({ wanted: image, at: at('image') })),
    ...volumeImages(service).map((image) => ({ wanted: image, at: at('volumes') })),
    ...buildNeeds(service, inactive, sources),
  ]
  return wanted.flatMap(({ wanted: image, at: place }) => {
    const maker = inactive.maker(image)?.name
    const profiles = makers.find(({ service: name }) => name === maker)?.profiles ?? []
    if (maker === undefined || profiles.length === 0 || active.maker(image) !== undefined) return []
    return [{ image, maker, profiles, at: place }]
  })
}
