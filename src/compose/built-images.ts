import { buildDefinition } from './dockerfile/build-definition.js'
import { canonicalImage } from './image-reference.js'
import type { Project, Service } from './project.js'
import { imageOf } from './run-image.js'

/** The images that the builds of a project make, by all the names that others may call them by. */
export class BuiltImages {
  private readonly makers = new Map<string, Service>()
  /** Names that the run replaces by its own. */
  private readonly replaced = new Map<string, string>()

  /** @param services of two that make images of one name, the first counts */
  constructor(
    services: readonly Service[],
    private readonly project: Pick<Project, 'name' | 'declaredName'>,
  ) {
    const building = services.filter(({ build }) => build !== undefined)
    for (const service of building) {
      for (const image of [...declaredNames(service), imageOf(service, project.name)])
        this.add(image, service)
    }
    for (const service of building.filter(({ image }) => image === undefined)) {
      for (const image of this.generatedNames(service)) {
        if (this.add(image, service)) this.replaced.set(canonicalImage(image), imageOf(service, project.name))
      }
    }
  }

  /** The service whose build makes the image of this name. */
  maker(image: string): Service | undefined {
    return this.makers.get(canonicalImage(image))
  }

  /** What the run calls an image that the file calls by the name that Compose would have given it. */
  replacement(image: string): string | undefined {
    return this.replaced.get(canonicalImage(image))
  }

  private add(image: string, service: Service): boolean {
    const key = canonicalImage(image)
    if (this.makers.has(key)) return false
    this.makers.set(key, service)
    return true
  }

  /** As Compose calls the image of a service without `image`; with an underscore in its first version. */
  private generatedNames({ name }: Service): readonly string[] {
    const { name: run, declaredName } = this.project
    const projects = new Set([run, ...(declaredName === undefined ? [] : [declaredName])])
    return [...projects].flatMap((project) => [`${project}-${name}`, `${project}_${name}`].map(lowerCase))
  }
}

/** The names that the file itself gives to the image that a service builds. */
export function declaredNames(service: Service): readonly string[] {
  if (service.build === undefined) return []
  return [...(service.image === undefined ? [] : [service.image]), ...(buildDefinition(service)?.tags ?? [])]
}

function lowerCase(text: string): string {
  return text.toLowerCase()
}
