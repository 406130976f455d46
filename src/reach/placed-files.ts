import { type Json, type JsonObject, list, object, string } from '../common/json.js'
import type { Problem } from '../common/problem.js'
import { showPath } from '../common/show-path.js'
import type { Project } from '../compose/project.js'
import type { PathThere } from '../engine/locating.js'
import { bindSource } from '../findings/rules/bind-source.js'
import type { Plan } from '../plan/plan.js'
import type { CopiedFile } from './copied-files.js'
import { type EngineFiles, pathOnEngine } from './engine-files.js'
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
}

/** What becomes of something that a container gets from the files of this process. */
type Decision =
  | { readonly kind: 'mount'; readonly entry: JsonObject }
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
      if (decision.kind === 'mount') mounts.push(decision.entry)
      else if (decision.kind === 'copy') copies.push({ service, source: source.path, target: source.target })
      else problems.push(problemOf(declaredAs, source, decision.why, project))
    }
    services[service] = { ...rest, volumes: [...list(rest.volumes), ...mounts] }
  }
  return {
    plan: { ...plan, findings: seenBy(look.files, plan), model: { ...plan.model, services } },
    copies,
    problems,
  }
}

/** An engine that has no files of this process makes no folder in the place of a missing one. */
function seenBy({ kind }: EngineFiles, { findings }: Plan): Plan['findings'] {
  return kind === 'none' ? findings.filter(({ code }) => code !== bindSource.code) : findings
}

async function decide(source: FileSource, isReadOnlyService: boolean, look: FileLook): Promise<Decision> {
  const { path, entry, isReadOnly } = source
  const there = pathOnEngine(look.files, path)
  if (there !== undefined)
    return { kind: 'mount', entry: { ...entry, source: there.replaceAll('$', '$$$$') } }
  // Each machine has its own.
  if (OF_EACH_MACHINE.test(path)) return { kind: 'mount', entry: neverMade(entry) }
  const here = await look.here(path)
  if (here.is === 'missing') {
    if ((await look.there(path)) !== 'missing') return { kind: 'mount', entry: neverMade(entry) }
    if (source.kind !== 'bind') return { kind: 'problem', why: 'is not there' }
    return { kind: 'mount', entry: { type: 'volume', target: string(entry.target) ?? '' } }
  }
  if (here.is === 'special')
    return { kind: 'problem', why: 'is a socket or a device, which the engine does not have' }
  if (!isReadOnly) return { kind: 'problem', why: 'may be written to, and the engine does not have it' }
  if (here.bytes > MAX_COPIED_BYTES)
    return { kind: 'problem', why: 'has more than 64 MB, and the engine does not have it' }
  if (isReadOnlyService)
    return { kind: 'problem', why: 'cannot be handed over to a container with `read_only: true`' }
  return { kind: 'copy' }
}

const OF_EACH_MACHINE = /^\/(?:$|(?:proc|sys|dev)(?:\/|$))/

/** The engine refuses a mount whose source it does not have, and makes no folder in its place. */
function neverMade(entry: JsonObject): JsonObject {
  return { ...entry, bind: { ...object(entry.bind), create_host_path: false } }
}

function problemOf(
  service: string,
  { kind, name, path, target }: FileSource,
  why: string,
  { directory, sources }: Project,
): Problem {
  const what = showPath(path, directory)
  const place =
    kind === 'bind'
      ? ['services', service, 'volumes', target]
      : [kind === 'secret' ? 'secrets' : 'configs', name, 'file']
  return {
    message:
      kind === 'bind'
        ? `${service} mounts ${what}, which ${why}`
        : `the ${kind} ${name} is the file ${what}, which ${why}`,
    at: sources.at(place),
    instead:
      'mount it read-only (`:ro`), leave it out of the release (`source-mounts: drop` for sources), or run compose-gate where the engine has it',
    isLacking: true,
  }
}
