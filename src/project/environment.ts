import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { ProjectLocation } from '../settings/model.js'
import { readText } from './files.js'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The variables Compose knows before it has read any Compose file: the process's own win, then those of the
 * `--env-file`s, of `COMPOSE_ENV_FILES`, or of `.env`.
 */
export async function composeEnvironment(location: ProjectLocation, env: Environment): Promise<Environment> {
  let found: Environment = {}
  for (const file of envFiles(location, env)) {
    const read = await readText(resolve(location.directory, file))
    if (read.kind === 'text') found = { ...found, ...parseEnv(read.text) }
  }
  const own = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
  return { ...found, ...own }
}

function envFiles(location: ProjectLocation, env: Environment): readonly string[] {
  if (location.envFiles.length > 0) return location.envFiles
  const listed = (env.COMPOSE_ENV_FILES ?? '').split(',').filter((file) => file !== '')
  return listed.length > 0 ? listed : ['.env']
}

/** `$NAME`, `${NAME}` and `${NAME:-default}` in a path; good enough to find the file, as Compose judges the rest. */
export function interpolate(text: string, env: Environment): string {
  return text.replace(
    /\$(?:\$|(\w+)|\{(\w+)(?:(:?[-?+])([^}]*))?\})/g,
    (whole: string, bare?: string, braced?: string, operator?: string, word = '') => {
      if (whole === '$$') return '$'
      const value = env[bare ?? braced ?? '']
      const isSet = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined
      if (operator?.endsWith('+')) return isSet ? word : ''
      return isSet ? (value ?? '') : operator?.endsWith('-') ? word : ''
    },
  )
}
