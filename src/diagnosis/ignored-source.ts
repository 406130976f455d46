import { realpath } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { type Json, object } from '../common/json.js'
import { showPath } from '../common/show-path.js'
import { kindAt } from '../compose/files/meant-path.js'
import { failedInstruction } from './build-log.js'

/** What BuildKit says of a file for COPY or ADD that the builder did not get: its path in the context. */
const NOT_SENT = /failed to calculate checksum of ref \S+: "(\/[^"]+)": not found/

/**
 * What to do about a COPY of a file that is not in what the builder got, though it is in the build's folder.
 * @param definition the service's `build` as Compose resolves it
 * @param log what the build printed, or the end of it
 * @returns undefined where something else has failed, or nothing keeps the file from the builder
 */
export async function ignoredSourceRemedy(
  definition: Json | undefined,
  directory: string,
  log: string,
): Promise<string | undefined> {
  const { context, dockerfile = 'Dockerfile' } = object(definition)
  const { text = '', error = '' } = failedInstruction(log) ?? {}
  const source = NOT_SENT.exec(error)?.[1]
  if (typeof context !== 'string' || source === undefined || /\s--from=/.test(text)) return undefined
  const folder = resolve(directory, context)
  if (!(await isWithin(folder, `.${source}`))) return undefined
  for (const name of [`${dockerfile}.dockerignore`, '.dockerignore']) {
    const list = resolve(folder, name)
    if ((await kindAt(list)) !== 'file') continue
    return `${source.slice(1)} is there, and ${showPath(list, process.cwd())} leaves it out: add the line \`!${source.slice(1)}\` at its end`
  }
  return undefined
}

/** Whether something is at a path of a folder. What a link outside of it names is never sent. */
async function isWithin(folder: string, path: string): Promise<boolean> {
  try {
    return (await realpath(join(folder, path))).startsWith(`${await realpath(folder)}${sep}`)
  } catch {
    return false
  }
}
