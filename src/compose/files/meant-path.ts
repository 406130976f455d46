import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { nearestName } from '../../common/nearest-name.js'

/** What is at a path. What may not be looked at is taken to be there, as whatever is wanted. */
export async function kindAt(path: string): Promise<'file' | 'folder' | 'unknown' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : 'unknown'
  }
}

/** One name of a path that is not there, and the one that is there in its place. */
export interface MistakenName {
  readonly written: string
  readonly meant: string
}

/**
 * The one name of a path with which it would be there. Undefined: no name that is near enough leads there.
 * @param path absolute, and not there
 */
export async function mistakenName(path: string): Promise<MistakenName | undefined> {
  let [missing, parent] = [path, dirname(path)]
  while (parent !== missing && (await kindAt(parent)) === undefined)
    [missing, parent] = [parent, dirname(parent)]
  const written = basename(missing)
  const meant = nearestName(written, await readdir(parent).catch(() => []))
  if (meant === undefined) return undefined
  return (await kindAt(join(parent, meant, relative(missing, path)))) === undefined
    ? undefined
    : { written, meant }
}
