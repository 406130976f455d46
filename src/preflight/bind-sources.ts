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
 * The plan with a finding for each bind mount whose source does not exist: the engine makes an empty folder of that
 * name among the user's own files, so that the next run no longer notices.
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
  const found = await Promise.all(binds.map(({ source }) => exists(source)))
  const missing = binds.filter((_, index) => !found[index])
  if (missing.length === 0) return plan
  const findings = findingsOf(bindSource, { project, missing })
  return { ...plan, findings: unsilenced([...plan.findings, ...findings], project) }
}

/** Whether the engine is on another machine, whose files cannot be seen from here. */
function isElsewhere(host: string | undefined): boolean {
  return /^(?:tcp|ssh|https?):\/\//.test(host ?? '')
}

/** On other systems than Linux the engine runs in a virtual machine that shares only the user's files. */
function isSeenFromHere({ source }: BindMount, directory: string): boolean {
  return process.platform === 'linux' || !relative(directory, source).startsWith('..')
}

/** Mounts for which the engine makes a folder. Without `create_host_path` it refuses, and says what is missing. */
function bindsOf(service: Service): readonly BindMount[] {
  return list(service.raw.volumes).flatMap((entry) => {
    const { type, bind, source, target } = object(entry)
    if (type !== 'bind' || object(bind).create_host_path !== true) return []
    return { service, source: (string(source) ?? '').replaceAll('$$', '$'), target: string(target) ?? '' }
  })
}

/** A file that may not be read exists. */
function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
}
