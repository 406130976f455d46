import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { Environment } from '../../common/environment.js'
import type { ProjectLocation } from '../../settings/settings.js'
import { readTextFile } from './text-file.js'

const DEFAULT_ENV_FILES: readonly string[] = ['.env']
const NO_ENV_FILES: readonly string[] = []

/** What Compose takes for true. */
const TRUE = /^(?:1|t|T|TRUE|true|True)$/

/**
 * The variables that Compose knows before it has read any Compose file: those of the process, then those of the
 * `--env-file`s, of `COMPOSE_ENV_FILES`, or of `.env`.
 */
export async function composeEnvironment(location: ProjectLocation, env: Environment): Promise<Environment> {
  const own = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
  const files = envFiles(location, env).map((file) => resolve(location.directory, file))
  return withEnvFiles(files, own)
}

/**
 * The variables with those of the `.env` in the project directory, which is known once the Compose files are found.
 * @param directory of the project
 * @param known the variables that are known already, which win
 */
export async function projectEnvironment(
  location: ProjectLocation,
  directory: string,
  known: Environment,
): Promise<Environment> {
  const files = envFiles(location, known)
  return files === DEFAULT_ENV_FILES ? withEnvFiles([resolve(directory, '.env')], known) : known
}

/** The files of these variables, absolute. Some may not exist. @param directory of the project */
export function environmentFiles(
  location: ProjectLocation,
  directory: string,
  env: Environment,
): readonly string[] {
  const files = envFiles(location, env)
  const places = files === DEFAULT_ENV_FILES ? [location.directory, directory] : [location.directory]
  return [...new Set(places.flatMap((place) => files.map((file) => resolve(place, file))))]
}

/** The variables with those of some files. @param files absolute. A later file wins, but no file wins over `known`. */
export async function withEnvFiles(files: readonly string[], known: Environment): Promise<Environment> {
  let found: Environment = {}
  for (const file of files) {
    const read = await readTextFile(file)
    if (read.kind === 'text') found = { ...found, ...parseEnv(withoutComments(read.text)) }
  }
  return { ...found, ...known }
}

/** `NAME=value`; what is quoted comes first, as it may go over several lines. */
const ASSIGNMENT =
  /^([^\S\n]*(?:export[^\S\n]+)?[\w.-]+)[^\S\n]*[=:][^\S\n]*(?:"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`|([^\s'"`#][^`\n]*)$)/gm

/** Node ends an unquoted value at any `#`, and knows no `NAME: value`. To Compose a comment has a blank before it. */
function withoutComments(text: string): string {
  return text.replace(ASSIGNMENT, (whole, name: string, value: string | undefined) =>
    value === undefined ? whole : `${name}=\`${value.replace(/\s+#.*$/, '').trim()}\``,
  )
}

function envFiles(location: ProjectLocation, env: Environment): readonly string[] {
  if (location.envFiles.length > 0) return location.envFiles
  const listed = (env.COMPOSE_ENV_FILES ?? '').split(',').filter((file) => file !== '')
  if (listed.length > 0) return listed
  return TRUE.test(env.COMPOSE_DISABLE_ENV_FILE ?? '') ? NO_ENV_FILES : DEFAULT_ENV_FILES
}

/** Fills in `$NAME`, `${NAME}` and `${NAME:-default}`. Nested defaults are not read: Compose has the last word. */
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
