import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { list, object, string } from '../common/json.js'
import { undoubled } from '../compose/doubled-dollars.js'
import type { Project, Service } from '../compose/project.js'
import { grouped } from '../findings/grouped.js'
import { findingsOf } from '../findings/rule.js'
import { type BindMount, bindSource } from '../findings/rules/bind-source.js'
import { unsilenced } from '../findings/unsilenced.js'
import { startedIn } from '../plan/graph/planned-services.js'
import type { Plan } from '../plan/plan.js'
import { isSeenFromHere } from './host-paths.js'

/**
 * The plan with a finding for each bind mount whose source does not exist, and with the folders that the engine makes
 * in their places, among the user's own files.
 */
export async function withBindFindings(plan: Plan, project: Project): Promise<Plan> {
  const binds = startedIn(project, plan)
    .flatMap((service) => bindsOf(service, plan))
    .filter(({ source }) => isSeenFromHere(source, project.directory))
  const found = await Promise.all(binds.map(({ source }) => exists(source)))
  const missing = binds.filter((_, index) => !found[index])
  if (missing.length === 0) return plan
  const findings = findingsOf(bindSource, { project, missing })
  const madeFolders = await foldersToMake(missing.map(({ source }) => source))
  return { ...plan, findings: grouped(unsilenced([...plan.findings, ...findings], project)), madeFolders }
}

/** Folders that are not there, with those around them that are not there either, inner ones first. */
async function foldersToMake(paths: readonly string[]): Promise<readonly string[]> {
  const made = new Set<string>()
  for (const path of paths) {
    for (let folder = path; !made.has(folder) && !(await exists(folder)); folder = dirname(folder))
      made.add(folder)
  }
  return [...made].sort((one, other) => other.length - one.length)
}

/** Mounts for which the engine makes a folder. Without `create_host_path` it refuses, and says what is missing. */
function bindsOf(service: Service, { model }: Plan): readonly BindMount[] {
  // The run's own model: the data of stores may have been replaced there.
  const raw = object(object(model.services)[service.name] ?? service.raw)
  return list(raw.volumes).flatMap((entry) => {
    const { type, bind, source, target } = object(entry)
    if (type !== 'bind' || object(bind).create_host_path !== true) return []
    return { service, source: undoubled(string(source) ?? ''), target: string(target) ?? '' }
  })
}

/** A file that may not be read exists. */
function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
}
