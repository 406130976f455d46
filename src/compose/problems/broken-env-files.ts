import type { Problem } from '../../common/problem.js'
import { showPath } from '../../common/show-path.js'
import { envFileSlips } from '../files/env-file-slips.js'
import { readTextFile } from '../files/text-file.js'

/** Up to 2.26, Compose does not say which file. Of a Compose file it says `yaml:` before the line. */
const UNREAD = /^(?:failed to read (.+?): )?(?:line (\d+): )/

/**
 * Compose stops at the first line of an env file that it cannot read, and some versions do not name the file. Where it
 * does stop there, all such lines are told, each in its file. None of the values is told: they may be secrets.
 * @param envFiles absolute; some may not exist
 * @param cwd what paths are shown relative to
 */
export async function withBrokenEnvFiles(
  told: readonly Problem[],
  envFiles: readonly string[],
  cwd: string,
): Promise<readonly Problem[]> {
  const said = told.find(({ message }) => UNREAD.test(message))
  if (said === undefined) return told
  const named = UNREAD.exec(said.message)?.[1]
  const files = [...new Set([...(named === undefined ? [] : [named]), ...envFiles])]
  const found = (await Promise.all(files.map((path) => slipsIn(path, cwd)))).flat()
  return found.length === 0 ? told : [...told.filter((problem) => problem !== said), ...found]
}

async function slipsIn(path: string, cwd: string): Promise<readonly Problem[]> {
  const read = await readTextFile(path)
  if (read.kind !== 'text') return []
  const file = showPath(path, cwd)
  return envFileSlips(read.text).map(({ message, instead, line, column }) => ({
    message,
    instead,
    at: { file, line, column },
  }))
}
