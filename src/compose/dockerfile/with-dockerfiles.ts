import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { dictionary } from '../../common/dictionary.js'
import type { Environment } from '../../common/environment.js'
import type { Position } from '../../common/problem.js'
import { showPath } from '../../common/show-path.js'
import { BuiltImages } from '../built-images.js'
import { readTextFile } from '../files/text-file.js'
import type { BuiltImage, Project, Service, UsedImage } from '../project.js'
import { type BuildDefinition, buildDefinition } from './build-definition.js'
import { type BuildStages, buildStages } from './build-stages.js'
import { type EvaluatedBuild, evaluateBuild } from './evaluate-build.js'
import { type BuildFolder, copiedFromHere } from './image-content.js'
import { parseIgnores } from './path-patterns.js'
import { builderVariables } from './platform.js'
import { sourceMounts } from './source-mounts.js'
import type { StageResult } from './stage-state.js'
import { startScript } from './start-script.js'

/**
 * The project with what the Dockerfiles say: the images that each service's image is made from, the mounts that lie over
 * what an image holds, and the scripts that containers begin with. Nothing is known of a build whose Dockerfile cannot be
 * read from here.
 * @param cwd what paths are shown relative to
 */
export async function withDockerfiles(
  project: Project,
  environment: Environment,
  cwd = process.cwd(),
): Promise<Project> {
  const services = Object.values(project.services)
  const read = await Promise.all(services.map((service) => readBuild(service, project, cwd)))
  const builds = new Map(read.flatMap((build) => (build === undefined ? [] : [[build.service.name, build]])))
  const evaluated = new EvaluatedBuilds(project, builds, environment)
  const known = services.map(async (service) => [service.name, await evaluated.completed(service)] as const)
  return { ...project, services: dictionary(await Promise.all(known)) }
}

/** A build whose Dockerfile is there. */
interface ReadBuild {
  readonly service: Service
  readonly definition: BuildDefinition
  readonly stages: BuildStages
  readonly folders: ReadonlyMap<string, BuildFolder>
  readonly placeOf: (line: number) => Position | undefined
}

async function readBuild(service: Service, project: Project, cwd: string): Promise<ReadBuild | undefined> {
  const definition = buildDefinition(service)
  if (definition === undefined) return undefined
  const { dockerfile, inline } = definition
  const text = inline ?? (dockerfile === undefined ? undefined : await regularFile(dockerfile))
  if (text === undefined) return undefined
  const at = project.sources.at(['services', service.name, 'build', 'dockerfile_inline'])
  const placeOf = (line: number) =>
    dockerfile === undefined ? at : { file: showPath(dockerfile, cwd), line, column: 1 }
  return { service, definition, stages: buildStages(text), folders: await foldersOf(definition), placeOf }
}

function builtImage(result: StageResult, start: BuiltImage): BuiltImage {
  const copied = copiedFromHere(result)
  return {
    ...start,
    ...(result.env.size > 0 && { environment: Object.fromEntries(result.env) }),
    ...(copied.length > 0 && { copied }),
  }
}

/** The text of a file; undefined where there is none, or where it is no file that ends. */
async function regularFile(path: string): Promise<string | undefined> {
  const facts = await stat(path).catch(() => undefined)
  if (!facts?.isFile()) return undefined
  const content = await readTextFile(path)
  return content.kind === 'text' ? content.text : undefined
}

/** A builder looks for the ignore file beside the Dockerfile first: `Dockerfile.dockerignore`. */
async function foldersOf({ context, dockerfile, contexts }: BuildDefinition): Promise<ReadBuild['folders']> {
  const named = [...contexts.values()].flatMap((one) => (one.kind === 'folder' ? [one.path] : []))
  const paths = [...new Set([...(context === undefined ? [] : [context]), ...named])]
  const folders = paths.map(async (path): Promise<readonly [string, BuildFolder]> => {
    const own = path === context && dockerfile !== undefined ? `${dockerfile}.dockerignore` : undefined
    const text =
      (own === undefined ? undefined : await regularFile(own)) ??
      (await regularFile(join(path, '.dockerignore')))
    return [path, { path, ignores: parseIgnores(text ?? '') }]
  })
  return new Map(await Promise.all(folders))
}

class EvaluatedBuilds {
  private readonly images: BuiltImages
  private readonly known = new Map<string, EvaluatedBuild>()

  constructor(
    private readonly project: Project,
    private readonly builds: ReadonlyMap<string, ReadBuild>,
    private readonly environment: Environment,
  ) {
    this.images = new BuiltImages(Object.values(project.services), project)
  }

  async completed(service: Service): Promise<Service> {
    const maker = service.build === undefined ? this.makerOf(service) : service
    const build = maker && this.builds.get(maker.name)
    if (build === undefined) return this.withScript(service, undefined)
    const { result, images } = this.of(build)
    const madeFrom: readonly UsedImage[] = images.map(({ image, line }) => ({
      image,
      at: build.placeOf(line),
    }))
    const mounts = result && (await sourceMounts(service, result, build.definition.context, this.project))
    const known = {
      ...service,
      ...(service.build === undefined ? {} : { madeFrom }),
      ...(result?.start === undefined ? {} : { built: builtImage(result, result.start) }),
      ...(mounts === undefined || mounts.length === 0 ? {} : { sourceMounts: mounts }),
    }
    return this.withScript(known, result)
  }

  private async withScript(service: Service, image: StageResult | undefined): Promise<Service> {
    const script = await startScript(service, image, this.project)
    return script === undefined ? service : { ...service, startScript: script }
  }

  private makerOf({ image }: Service): Service | undefined {
    return image === undefined ? undefined : this.images.maker(image)
  }

  private of({ service, ...build }: ReadBuild): EvaluatedBuild {
    const known = this.known.get(service.name)
    if (known !== undefined) return known
    // Builds that are made from each other are an error that the plan reports. One that is built on an older image of
    // its own name is built on what a registry has.
    this.known.set(service.name, { images: [] })
    const builtBy = (name: string | undefined) => {
      const build = name === undefined ? undefined : this.builds.get(name)
      return build && this.of(build).result
    }
    const evaluated = evaluateBuild({
      ...build,
      platform: builderVariables(service, this.environment),
      builtImage: (image) => builtBy(this.images.maker(image)?.name),
      builtBy,
    })
    this.known.set(service.name, evaluated)
    return evaluated
  }
}
