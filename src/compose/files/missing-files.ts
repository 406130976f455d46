import { resolve } from 'node:path'
import type { Problem } from '../../common/problem.js'
import type { ProjectLocation } from '../../settings/settings.js'
import { isRemote } from './locate.js'
import { exists } from './text-file.js'

/** The files that flags or inputs name and that do not exist. Compose would report only one, without a remedy. */
export async function missingFiles({
  files,
  envFiles,
  directory,
}: ProjectLocation): Promise<readonly Problem[]> {
  const local = files.filter((file) => file !== '-' && !isRemote(file))
  const named = [
    ...local.map((file) => ({ file, setting: '--file (input compose-file)' })),
    ...envFiles.map((file) => ({ file, setting: '--env-file (input env-file)' })),
  ]
  const areThere = await Promise.all(named.map(({ file }) => exists(resolve(directory, file))))
  return named
    .filter((_, index) => !areThere[index])
    .map(({ file, setting }) => ({
      message: `${setting}: there is no ${file} in ${directory}`,
      instead: 'write its path from there: that is the project directory, `-C` (input `working-directory`)',
    }))
}
