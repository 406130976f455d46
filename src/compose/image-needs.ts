import { list, object, string } from '../common/json.js'
import type { Position } from '../common/problem.js'
import type { BuiltImages } from './built-images.js'
import { buildDefinition } from './dockerfile/build-definition.js'
import { undouble } from './doubled-dollars.js'
import type { Service, Sources } from './project.js'

/** That the build of a service comes after that of another. */
export interface BuildNeed {
  /** The service whose image is wanted. */
  readonly maker: string
  /** As the file has it: `local/base:dev`, `service:base`. */
  readonly wanted: string
  readonly at?: Position | undefined
}

/** What the build of a service is made from, as far as the project builds that too. */
export function buildNeeds(
  service: Service,
  images: BuiltImages,
  sources: Pick<Sources, 'at'>,
): readonly BuildNeed[] {
  const definition = buildDefinition(service)
  if (definition === undefined) return []
  const named = (wanted: string, at: Position | undefined): readonly BuildNeed[] => {
    const maker = images.maker(wanted)
    return maker === undefined ? [] : [{ maker: maker.name, wanted, at }]
  }
  const contexts = [...definition.contexts].flatMap(([key, context]) => {
    const at = sources.at(['services', service.name, 'build', 'additional_contexts', key])
    if (context.kind === 'image') return named(context.image, at)
    const { kind } = context
    return kind === 'service' ? [{ maker: context.service, wanted: `service:${context.service}`, at }] : []
  })
  const used = (service.madeFrom ?? []).flatMap(({ image, at }) => named(image, at))
  return [...contexts, ...used].filter(({ maker }) => maker !== service.name)
}

/** The images that are mounted into a service as volumes, each once. */
export function volumeImages({ raw }: Service): readonly string[] {
  const images = list(raw.volumes).flatMap((entry) => {
    const { type, source } = object(undouble(entry))
    const image = string(source)
    return type === 'image' && image !== undefined && image !== '' ? [image] : []
  })
  return [...new Set(images)]
}

/**
 * The services whose builds others need, and that nothing starts: their images are built all the same.
 * @param service any of the project, by its name
 */
export function buildersFor(
  started: readonly Service[],
  service: (name: string) => Service | undefined,
  images: BuiltImages,
  sources: Pick<Sources, 'at'>,
): readonly Service[] {
  const found = new Map(started.map((one) => [one.name, one]))
  const add = (name: string | undefined) => {
    const maker = name === undefined || found.has(name) ? undefined : service(name)
    if (maker?.build !== undefined) found.set(maker.name, maker)
  }
  for (const one of started) {
    if (one.build === undefined && one.image !== undefined) add(images.maker(one.image)?.name)
    for (const image of volumeImages(one)) add(images.maker(image)?.name)
  }
  for (const one of found.values()) for (const { maker } of buildNeeds(one, images, sources)) add(maker)
  return [...found.values()].slice(started.length)
}
