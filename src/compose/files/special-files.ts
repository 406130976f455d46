import type { Problem } from '../../common/problem.js'
import { showPath } from '../../common/show-path.js'
import { specialKind } from './text-file.js'

/**
 * Which of these are no files: reading a named pipe or a device may never end, and Compose would read them, too.
 * @param paths absolute; some may not exist
 * @param cwd what paths are shown relative to
 */
export async function specialFiles(paths: readonly string[], cwd: string): Promise<readonly Problem[]> {
  const all = [...new Set(paths)]
  const kinds = await Promise.all(all.map(specialKind))
  return all.flatMap((path, index) => {
    const kind = kinds[index]
    return kind === undefined ? [] : [notAFile(showPath(path, cwd), kind)]
  })
}

/** @param shown the path as people know it */
export function notAFile(shown: string, kind: string): Problem {
  return {
    message: `${shown} is ${kind}, not a file`,
    instead: 'write what it holds into a file, and name that',
  }
}
