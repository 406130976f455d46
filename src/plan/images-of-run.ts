import { type Json, type JsonObject, list, object, string } from '../common/json.js'
import type { BuiltImages } from '../compose/built-images.js'
import { buildDefinition, IMAGE_PREFIX } from '../compose/dockerfile/build-definition.js'
import { contextName } from '../compose/dockerfile/evaluate-build.js'
import type { Service } from '../compose/project.js'
import { imageOf } from '../compose/run-image.js'
import type { Settings } from '../settings/settings.js'
import type { Adjustment } from './adjustment.js'
import { withCaches } from './build-cache.js'

interface ImageEdits {
  /** The Compose project's name of the run. */
  readonly project: string
  readonly settings: Pick<Settings, 'build'>
  readonly images: BuiltImages
}

/** The keys of a service that name images, as the run has them. */
export function imagesIn(service: Service, edits: ImageEdits): JsonObject {
  const { build, image, raw } = service
  const { images, project, settings } = edits
  const volumes = volumesIn(raw.volumes, images)
  const replaced = build === undefined && image !== undefined ? images.replacement(image) : undefined
  return {
    ...(build === undefined
      ? {}
      : {
          build: withOnePlatform(
            withGeneratedNames(service, withCaches(build, service.name, settings.build), images),
            raw.platform,
          ),
          image: imageOf(service, project),
        }),
    ...(replaced === undefined ? {} : { image: replaced }),
    ...(volumes === undefined ? {} : { volumes }),
  }
}

/** Where a Dockerfile or a context names an image as Compose would have called it, the build gets the run's own. */
function withGeneratedNames(service: Service, build: JsonObject, images: BuiltImages): JsonObject {
  const context = (name: string, image: string) => {
    const own = images.replacement(image)
    return own === undefined ? [] : [[name, `${IMAGE_PREFIX}${own}`] as const]
  }
  const named = [...(buildDefinition(service)?.contexts ?? [])].flatMap(([name, one]) =>
    one.kind === 'image' ? context(name, one.image) : [],
  )
  const used = (service.madeFrom ?? []).flatMap(({ image }) => context(contextName(image), image))
  const more = [...named, ...used]
  if (more.length === 0) return build
  return { ...build, additional_contexts: { ...contextsOf(build), ...Object.fromEntries(more) } }
}

function contextsOf({ additional_contexts: declared }: JsonObject): JsonObject {
  if (!Array.isArray(declared)) return object(declared)
  const entries = declared.map((entry: Json) => {
    const [name = '', ...value] = (string(entry) ?? '').split('=')
    return [name, value.join('=')] as const
  })
  return Object.fromEntries(entries)
}

/** What the plan says of images of which the run builds one platform alone. */
export function onePlatformAdjustments(services: readonly Service[]): readonly Adjustment[] {
  const several = services.filter(({ build }) => list(build?.platforms).length > 1).map(({ name }) => name)
  if (several.length === 0) return []
  return [
    {
      code: 'ONE_PLATFORM',
      services: several,
      sentence: 'Of the platforms that `build` names, the image is built for the one that it runs on here',
    },
  ]
}

/** As `docker compose up` does: the platform that the service runs on, else what the builder itself chooses. */
function withOnePlatform(build: JsonObject, platform: Json | undefined): JsonObject {
  const { platforms, ...rest } = build
  if (list(platforms).length < 2) return build
  return platform === undefined || platform === null ? rest : { ...rest, platforms: [platform] }
}

function volumesIn(volumes: Json | undefined, images: BuiltImages): readonly Json[] | undefined {
  const all = list(volumes)
  const changed = all.map((entry) => {
    const { type, source } = object(entry)
    const own = type === 'image' ? images.replacement(string(source) ?? '') : undefined
    return own === undefined ? entry : { ...object(entry), source: own }
  })
  return changed.some((entry, index) => entry !== all[index]) ? changed : undefined
}
