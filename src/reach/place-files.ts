import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Project } from '../compose/project.js'
import type { Docker } from '../engine/docker.js'
import type { Plan } from '../plan/plan.js'
import { type EngineFiles, engineFiles, sees } from './engine-files.js'
import type { Whereabouts } from './engine-place.js'
import { MAX_COPIED_BYTES, type PlacedFiles, withFilesAt } from './placed-files.js'
import { sourceFacts } from './source-facts.js'

/** Which files the engine has. @param directory of the project, absolute @throws EngineTrouble where it is lost */
export function filesOfEngine(
  { own, place }: Whereabouts,
  { locating, host }: Pick<Docker, 'locating' | 'host'>,
  directory: string,
): Promise<EngineFiles> {
  const isSocket = host === undefined || /^(?:unix|npipe):/.test(host)
  // A socket may lead to an engine with other files than this process's.
  const isNear = isSocket && (place.kind === 'here' || process.platform !== 'linux')
  return engineFiles({ locating, own, directory, isNear })
}

/**
 * Sees to it that the containers of a plan get their files, wherever the engine is.
 * @throws EngineTrouble where the engine is lost
 */
export async function placeFiles(
  plan: Plan,
  project: Project,
  files: EngineFiles,
  { locating }: Pick<Docker, 'locating'>,
): Promise<PlacedFiles> {
  return withFilesAt(plan, project, {
    files,
    here: (path) => sourceFacts(path, MAX_COPIED_BYTES),
    there: (path) => locating.pathThere(path),
    shares: (path) => shares(path, files, locating),
  })
}

/** An engine that has the project's folder may have others: all of them, where it is on this machine. */
async function shares(
  path: string,
  { kind }: EngineFiles,
  locating: Pick<Docker['locating'], 'pathThere'>,
): Promise<boolean> {
  if (kind !== 'folder') return false
  const isFolder = await stat(path).then((facts) => facts.isDirectory())
  return sees(locating, isFolder ? path : dirname(path))
}
