import { object } from '../common/json.js'
import type { Project } from '../compose/project.js'
import type { Docker } from '../engine/docker.js'
import type { Plan } from '../plan/plan.js'
import { engineFiles } from './engine-files.js'
import type { Whereabouts } from './engine-place.js'
import { fileSourcesOf } from './file-sources.js'
import { MAX_COPIED_BYTES, type PlacedFiles, withFilesAt } from './placed-files.js'
import { sourceFacts } from './source-facts.js'

/**
 * Sees to it that the containers of a plan get their files, wherever the engine is. The engine is asked only where a
 * container gets any.
 * @throws EngineTrouble where the engine is lost
 */
export async function placeFiles(
  plan: Plan,
  project: Project,
  { own }: Whereabouts,
  { locating, host }: Pick<Docker, 'locating' | 'host'>,
): Promise<PlacedFiles> {
  const services = Object.values(object(plan.model.services)).map(object)
  if (services.every((service) => fileSourcesOf(service, plan.model).sources.length === 0)) {
    return { plan, copies: [], problems: [] }
  }
  const isNear = host === undefined || /^(?:unix|npipe):/.test(host)
  const files = await engineFiles({ locating, own, directory: project.directory, isNear })
  return withFilesAt(plan, project, {
    files,
    here: (path) => sourceFacts(path, MAX_COPIED_BYTES),
    there: (path) => locating.pathThere(path),
  })
}
