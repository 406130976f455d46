import { stat } from 'node:fs/promises'
import { extname, relative } from 'node:path'
import { list, object, string } from '../common/json.js'
import type { Project, Service } from '../compose/project.js'
import type { Finding } from '../findings/finding.js'
import { unsilenced } from '../findings/project-findings.js'
import { startedIn } from '../plan/graph/planned-services.js'
import type { Plan } from '../plan/plan.js'

/** The code of the finding that needs to know what is on this machine. */
export const BIND_CODE = 'BIND_SOURCE'

interface Bind {
  readonly service: Service
  /** Absolute, on the engine's machine. */
  readonly source: string
  /** In the container, as Compose prints it and the file has it: with each dollar twice. */
  readonly target: string
}

/**
 * The plan with a finding for each bind mount of what is not there: the engine makes an empty folder of that name, in
 * the user's own files, and the next run no longer notices.
 */
export async function withBindFindings(
  plan: Plan,
  project: Project,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Plan> {
  if (isElsewhere(environment.DOCKER_HOST)) return plan
  const binds = startedIn(project, plan)
    .flatMap(bindsOf)
    .filter((bind) => isSeenFromHere(bind, project.directory))
  const areThere = await Promise.all(binds.map(({ source }) => isThere(source)))
  const missing = binds.filter((_, index) => !areThere[index]).map((bind) => findingOf(bind, project))
  return missing.length === 0
    ? plan
    : { ...plan, findings: unsilenced([...plan.findings, ...missing], project) }
}

/** Another machine's files cannot be looked at from here. */
function isElsewhere(host: string | undefined): boolean {
  return /^(?:tcp|ssh|https?):\/\//.test(host ?? '')
}

/** Elsewhere than on Linux the engine is in a machine of its own, with system files of its own and the user's shared. */
function isSeenFromHere({ source }: Bind, directory: string): boolean {
  return process.platform === 'linux' || !relative(directory, source).startsWith('..')
}

/** Those that the engine makes a folder for. Without `create_host_path` it refuses, and says what is missing. */
function bindsOf(service: Service): readonly Bind[] {
  return list(service.raw.volumes).flatMap((entry) => {
    const { type, bind, source, target } = object(entry)
    if (type !== 'bind' || object(bind).create_host_path !== true) return []
    return { service, source: (string(source) ?? '').replaceAll('$$', '$'), target: string(target) ?? '' }
  })
}

/** What may not be looked at is there. */
function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
}

/** An empty folder may be what is wanted for data, but never for a file. */
function findingOf({ service, source, target }: Bind, { directory, sources }: Project): Finding {
  const inside = relative(directory, source)
  const shown = inside.startsWith('..') ? source : `./${inside}`
  const isFile = looksLikeFile(source) || looksLikeFile(target)
  const instead = isFile
    ? 'Write the file, or mend the path'
    : 'Mend the path, make the folder beforehand, or use a named volume for data'
  return {
    severity: isFile ? 'warning' : 'notice',
    code: BIND_CODE,
    message: `${shown} is not there, so the engine makes an empty folder of that name, and ${service.name} gets that. ${instead}`,
    at: sources.at(['services', service.name, 'volumes', target]),
  }
}

/** `app.conf`, `.env.local`; not `conf.d`. */
function looksLikeFile(path: string): boolean {
  return extname(path) !== '' && !path.endsWith('.d')
}
