import { type JsonObject, list, object, string } from '../../common/json.js'
import { showPath } from '../../common/show-path.js'
import { undoubled } from '../../compose/doubled-dollars.js'
import { looksLikeFile } from '../../compose/looks-like-file.js'
import type { CauseInFile } from './cause-in-file.js'
import { namedPaths } from './named-paths.js'

const IS_FOLDER = /\bis a directory\b|\bEISDIR\b/i

/**
 * A mount of the machine's that was to bring a file, and brings the empty folder that an engine makes where there is no
 * file: this one, or an earlier one that was started by hand.
 * @param cwd what paths are shown relative to
 */
export function folderForFile(
  said: string,
  service: string,
  model: JsonObject,
  cwd = process.cwd(),
): CauseInFile | undefined {
  const line = said.split('\n').findLast((one) => IS_FOLDER.test(one))
  if (line === undefined) return undefined
  const mounts = list(object(object(model.services)[service]).volumes).flatMap((entry) => {
    const { type, source, target } = object(entry)
    return type === 'bind' ? [{ source: undoubled(string(source) ?? ''), target: string(target) ?? '' }] : []
  })
  const paths = namedPaths(line)
  const named = mounts.find(({ target }) => paths.includes(target))
  const files = mounts.filter(({ target }) => looksLikeFile(target))
  const mount = named ?? (paths.length === 0 && files.length === 1 ? files[0] : undefined)
  if (mount === undefined) return undefined
  const remedy = `put a file at ${showPath(mount.source, cwd)}: it is a folder, as the engine makes one where there is no file`
  return { path: ['services', service, 'volumes', mount.target], remedy }
}
