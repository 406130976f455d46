import { type Json, type JsonObject, list, object, string } from '../common/json.js'
import type { Problem } from '../common/problem.js'
import { showPath } from '../common/show-path.js'
import { hostSource } from '../compose/host-mounts.js'
import type { Project } from '../compose/project.js'
import type { PathThere } from '../engine/locating.js'
import { bindSource } from '../findings/rules/bind-source.js'
import { pathOf } from '../plan/host-sources.js'
import type { Plan } from '../plan/plan.js'
import type { CopiedFile } from './copied-files.js'
import { type EngineFiles, mountsBelow, pathOnEngine } from './engine-files.js'
import { type FileSource, fileSourcesOf } from './file-sources.js'
import type { SourceFacts } from './source-facts.js'

/** Bytes of a file or a folder that are handed over at most. */
export const MAX_COPIED_BYTES = 64 * 1024 * 1024

export interface PlacedFiles {
  readonly plan: Plan
  /** What is handed over to the containers. */
  readonly copies: readonly CopiedFile[]
  /** What the containers would need of files that the engine does not have, and that cannot be handed over. */
  readonly problems: readonly Problem[]
}

/** Whom to ask about files. */
export interface FileLook {
  readonly files: EngineFiles
  /** What is at a path here. */
  here(path: string): Promise<SourceFacts>
  /** Whether the engine's machine has something at a path. */
  there(path: string): Promise<PathThere>
  /** Whether the engine has this file or folder, and no other one at its path. */
  shares(path: string): Promise<boolean>
}

/** What becomes of something that a container gets from the files of this process. */
type Decision =
  | { readonly kind: 'mount'; readonly entries: readonly JsonObject[] }
  | { readonly kind: 'copy' }
  | { readonly kind: 'problem'; readonly why: string }

/** The plan with mounts, secrets and configs as an engine needs them that has these files. */
export async function withFilesAt(plan: Plan, project: Project, look: FileLook): Promise<PlacedFiles> {
  if (look.files.kind === 'all') return { plan, copies: [], problems: [] }
  const copies: CopiedFile[] = []
  const problems: Problem[] = []
  const services: Record<string, Json> = { ...object(plan.model.services) }
  for (const { service, declaredAs = service } of plan.steps.filter(({ kind }) => kind === 'create')) {
    const raw = object(services[service])
    const { sources, rest } = fileSourcesOf(raw, plan.model)
    if (sources.length === 0) continue
    const mounts: Json[] = []
    for (const source of sources) {
      const decision = await decide(source, raw.read_only === true, look)
      if (decision.kind === 'mount') mounts.push(...decision.entries)
      else if (decision.kind === 'copy') copies.push({ service, source: source.path, target: source.target })
      else problems.push(problemOf(declaredAs, source, decision.why, project))
    }
    services[service] = { ...rest, volumes: [...list(rest.volumes), ...mounts] }
  }
  const volumes = volumesAt(look.files, plan.model)
  return {
    plan: { ...plan, findings: seenBy(look.files, plan), model: { ...plan.model, services, ...volumes } },
    copies,
    problems,
  }
}

/** The volumes of a model, with folders as the engine has them. */
function volumesAt(files: EngineFiles, model: JsonObject): JsonObject {
  if (model.volumes === undefined) return {}
  const volumes = Object.entries(object(model.volumes)).map(([name, volume]) => {
    const source = hostSource({ type: 'volume', source: name }, model)
    const path = source === undefined ? undefined : pathOf(source)
    const there = path === undefined ? undefined : pathOnEngine(files, path)
    if (there === undefined) return [name, volume] as const
    const options = { ...object(object(volume).driver_opts), device: doubled(there) }
    return [name, { ...object(volume), driver_opts: options }] as const
  })
  return { volumes: Object.fromEntries(volumes) }
}

/** An engine that has no files of this process makes no folder in the place of a missing one. */
function seenBy({ kind }: EngineFiles, { findings }: Plan): Plan['findings'] {
  return kind === 'none' ? findings.filter(({ code }) => code !== bindSource.code) : findings
}

async function decide(source: FileSource, isReadOnlyService: boolean, look: FileLook): Promise<Decision> {
  const { path, entry } = source
  const there = pathOnEngine(look.files, path)
  if (there !== undefined) return { kind: 'mount', entries: mountedFrom(there, source, look.files) }
  // Each machine has its own.
  if (OF_EACH_MACHINE.test(path)) return { kind: 'mount', entries: [neverMade(source)] }
  const here = await look.here(path)
  if (here.is === 'missing') {
    // A volume without its folder is what the engine itself says of it.
    if (source.kind === 'volume' || (await look.there(path)) !== 'missing')
      return { kind: 'mount', entries: [neverMade(source)] }
    if (source.kind !== 'bind') return { kind: 'problem', why: 'is not there' }
    return { kind: 'mount', entries: [{ type: 'volume', target: string(entry.target) ?? '' }] }
  }
  const why = whyNotCopied(here, source, isReadOnlyService)
  if (why === undefined) return { kind: 'copy' }
  return (await look.shares(path)) ? { kind: 'mount', entries: [entry] } : { kind: 'problem', why }
}

function whyNotCopied(
  here: Exclude<SourceFacts, { is: 'missing' }>,
  { isReadOnly }: FileSource,
  isReadOnlyService: boolean,
): string | undefined {
  if (here.is === 'special') return 'is a socket or a device, which the engine does not have'
  if (!isReadOnly) return 'may be written to, and the engine does not have it'
  if (here.bytes > MAX_COPIED_BYTES) return 'has more than 64 MB, and the engine does not have it'
  return isReadOnlyService ? 'cannot be handed over to a container with `read_only: true`' : undefined
}

const OF_EACH_MACHINE = /^\/(?:$|(?:proc|sys|dev)(?:\/|$))/

/** The mount of something that the engine has, and of what lies on other mounts below it. */
function mountedFrom(
  there: string,
  { kind, entry, path, target }: FileSource,
  files: EngineFiles,
): readonly JsonObject[] {
  if (kind === 'volume') return [entry]
  const below = mountsBelow(files, path).flatMap(({ source, target: place }) =>
    source === undefined ? [] : [{ source, target: `${target}${place.slice(path.length)}` }],
  )
  return [{ source: there, target }, ...below].map((mount) => ({
    ...entry,
    source: doubled(mount.source),
    target: doubled(mount.target),
  }))
}

/** The engine refuses a mount whose source it does not have, and makes no folder in its place. */
function neverMade({ kind, entry }: FileSource): JsonObject {
  if (kind === 'volume') return entry
  return { ...entry, bind: { ...object(entry.bind), create_host_path: false } }
}

/** Compose takes a single `$` for the start of a variable. */
function doubled(text: string): string {
  return text.replaceAll('$', '$$$$')
}

function problemOf(
  service: string,
  { kind, name, path, target }: FileSource,
  why: string,
  { directory, sources }: Project,
): Problem {
  const what = showPath(path, directory)
  const [place, said] =
    kind === 'bind'
      ? [['services', service, 'volumes', target], `${service} mounts ${what}`]
      : kind === 'volume'
        ? [
            ['volumes', name, 'driver_opts', 'device'],
            `the volume ${name} of ${service} is the folder ${what}`,
          ]
        : [[`${kind}s`, name, 'file'], `the ${kind} ${name} is the file ${what}`]
  return {
    message: `${said}, which ${why}`,
    at: sources.at(place),
    instead:
      'mount it read-only (`:ro`), leave it out of the release (`source-mounts: drop` for sources), or run compose-gate where the engine has it',
    isLacking: true,
  }
}
