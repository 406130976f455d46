import { stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { type JsonObject, list, object, string } from '../common/json.js'
import type { Position, Problem } from '../common/problem.js'
import { showPath } from '../common/show-path.js'
import { undoubled } from '../compose/doubled-dollars.js'
import type { Project, Service } from '../compose/project.js'
import { startedIn } from '../plan/graph/planned-services.js'
import type { Plan } from '../plan/plan.js'
import { isSeenFromHere } from './host-paths.js'
import { usedDefinitions } from './used-definitions.js'

interface Wanted {
  readonly path: string
  /** `the secret key is the file`, or `app mounts`. */
  readonly who: string
  readonly at: Position | undefined
}

/**
 * Files that the services of a plan get as secrets, configs or mounts for which no engine makes a folder, and that do not
 * exist. The engine notices only when it creates the containers, after everything has been built.
 */
export async function missingMountedFiles(
  project: Project,
  plan: Pick<Plan, 'model' | 'steps'>,
): Promise<readonly Problem[]> {
  const services = startedIn(project, plan)
  const mounts = services.flatMap((service) => strictMounts(service, plan.model, project))
  const wanted = [...definedFiles(project, services), ...mounts].filter(({ path }) =>
    isSeenFromHere(path, project.directory),
  )
  const missing = await Promise.all(wanted.map(async (file) => ((await isMissing(file.path)) ? [file] : [])))
  return missing.flat().map(({ path, who, at }) => ({
    message: `${who} ${showPath(path, project.directory)}, which is not there`,
    instead: 'make it before the gate, for example from a secret of the workflow, or correct its path',
    at,
  }))
}

function definedFiles(project: Project, services: readonly Service[]): readonly Wanted[] {
  return usedDefinitions(project, services).flatMap(({ section, name, key, definition }) => {
    const file = string(definition.file)
    if (file === undefined) return []
    const at = project.sources.at([section, key, 'file'])
    return [{ path: undoubled(file), who: `${name} is the file`, at }]
  })
}

/**
 * Mounts with `create_host_path: false`, of the project's own files: what lies elsewhere may be on another machine.
 * @param model of the run: the data of stores may have been replaced there
 */
function strictMounts(
  { name, raw }: Service,
  model: JsonObject,
  { directory, sources }: Project,
): readonly Wanted[] {
  return list(object(object(model.services)[name] ?? raw).volumes).flatMap((entry) => {
    const { type, bind, source, target } = object(entry)
    const path = undoubled(string(source) ?? '')
    if (type !== 'bind' || object(bind).create_host_path === true) return []
    if (path === '' || relative(directory, path).startsWith('..')) return []
    return [
      { path, who: `${name} mounts`, at: sources.at(['services', name, 'volumes', string(target) ?? '']) },
    ]
  })
}

/** A file that may not be read is there. */
function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT' || error.code === 'ENOTDIR',
  )
}
