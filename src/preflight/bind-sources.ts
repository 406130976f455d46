import { stat } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Environment } from '../common/environment.js'
import { list, object, string } from '../common/json.js'
import type { Project, Service } from '../compose/project.js'
import { findingsOf } from '../findings/rule.js'
import { type BindMount, bindSource } from '../findings/rules/bind-source.js'
import { unsilenced } from '../findings/unsilenced.js'
import { startedIn } from '../plan/graph/planned-services.js'
import type { Plan } from '../plan/plan.js'

/**
 * The plan with a finding for each bind mount of what is not there: the engine makes an empty folder of that name, in
 * the user's own files, and the next run no longer notices.
 */
export async function withBindFindings(
  plan: Plan,
  project: Project,
  environment: Environment,
): Promise<Plan> {
  if (isElsewhere(environment.DOCKER_HOST)) return plan
  const binds = startedIn(project, plan)
    .flatMap(bindsOf)
    .filter((bind) => isSeenFromHere(bind, project.directory))
  const areThere = await Promise.all(binds.map(({ source }) => isThere(source)))
  const missing = binds.filter((_, index) => !areThere[index])
  if (missing.length === 0) return plan
  const findings = findingsOf(bindSource, { project, missing })
  return { ...plan, findings: unsilenced([...plan.findings, ...findings], project) }
}

/** Another machine's files cannot be looked at from here. */
function isElsewhere(host: string | undefined): boolean {
  return /^(?:tcp|ssh|https?):\/\//.test(host ?? '')
}

/** Elsewhere than on Linux the engine is in a machine of its own, with system files of its own and the user's shared. */
function isSeenFromHere({ source }: BindMount, directory: string): boolean {
  return process.platform === 'linux' || !relative(directory, source).startsWith('..')
}

/** Those that the engine makes a folder for. Without `create_host_path` it refuses, and says what is missing. */
function bindsOf(service: Service): readonly BindMount[] {
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
