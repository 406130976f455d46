import type { Environment } from '../../common/environment.js'
import type { LocatedFiles } from './locate.js'
import { readTextFile } from './text-file.js'

/** What can be said of the files before they are read as YAML. Compose need not wait for that. */
export interface Prescan {
  /** Whether aliases in them cannot multiply beyond what Compose can read, so that Compose can be asked at once. */
  readonly harmless: boolean
  /** Variables that make Compose quicker, and that do not change the project. */
  readonly tuning: Readonly<Record<string, string>>
}

/** So few aliases cannot multiply beyond what Compose can read. */
const MAX_HARMLESS_ALIASES = 12

/** Compose spends a fifth of its time on a large project with garbage collection. Less of it costs some 30 MB. */
const LESS_GARBAGE_COLLECTION = { GOGC: '400' }

/** @param env the variables of the project, those of its env files included */
export async function prescan(located: LocatedFiles, env: Environment): Promise<Prescan> {
  const contents = await Promise.all(located.files.map(readTextFile))
  const texts = contents.flatMap((content) => (content.kind === 'text' ? content.text : []))
  const areShort = contents.every((content) => content.kind !== 'too large')
  const standAlone = !texts.some((text) => /\b(?:include|extends)["']?\s*:/.test(text))
  // An env file that is no file would keep Compose busy for ever.
  const namesEnvFiles = texts.some((text) => /\benv_file\b/.test(text))
  const isAll = located.areAllLocal && contents.length === texts.length && standAlone
  return {
    harmless: areShort && standAlone && !namesEnvFiles && texts.every(hasFewAliases),
    tuning: isAll && !isNoticed('GOGC', texts, env) ? LESS_GARBAGE_COLLECTION : {},
  }
}

function hasFewAliases(text: string): boolean {
  return (text.match(/(?:^|[\s,[{:])\*\w/g) ?? []).length <= MAX_HARMLESS_ALIASES
}

/** A Compose file can use any variable of the process, and so can the env files it names. */
function isNoticed(variable: string, texts: readonly string[], env: Environment): boolean {
  if (texts.some((text) => text.includes('env_file'))) return true
  return [...texts, ...Object.keys(env), ...Object.values(env)].some((text) => text?.includes(variable))
}
