import type { Environment } from '../../common/environment.js'
import type { LocatedFiles } from './locate.js'
import { readTextFile } from './text-file.js'

/** What can be said of the files before they are read as YAML, so that Compose need not wait for that. */
export interface Prescan {
  /** Whether nothing in them grows beyond measure, so that Compose can be asked at once. */
  readonly harmless: boolean
  /** Variables that make Compose quicker and that nothing in the project notices. */
  readonly tuning: Readonly<Record<string, string>>
}

/** With so few aliases, none of them for what other files hold, nothing grows beyond measure. */
const MAX_HARMLESS_ALIASES = 12

/** Compose spends a fifth of its time on a large project collecting garbage; this costs some 30 MB of memory. */
const LESS_GARBAGE_COLLECTION = { GOGC: '400' }

/** @param env the variables of the project, those of its env files included */
export async function prescan(located: LocatedFiles, env: Environment): Promise<Prescan> {
  const contents = await Promise.all(located.files.map(readTextFile))
  const texts = contents.flatMap((content) => (content.kind === 'text' ? content.text : []))
  const areShort = contents.every((content) => content.kind !== 'too large')
  const standAlone = !texts.some((text) => /\b(?:include|extends)["']?\s*:/.test(text))
  const isAll = located.areAllLocal && contents.length === texts.length && standAlone
  return {
    harmless: areShort && standAlone && texts.every(hasFewAliases),
    tuning: isAll && !isNoticed('GOGC', texts, env) ? LESS_GARBAGE_COLLECTION : {},
  }
}

function hasFewAliases(text: string): boolean {
  return (text.match(/(?:^|[\s,[{:])\*\w/g) ?? []).length <= MAX_HARMLESS_ALIASES
}

/** A Compose file may hand on any variable of the process, and so may the env files it names. */
function isNoticed(variable: string, texts: readonly string[], env: Environment): boolean {
  if (texts.some((text) => text.includes('env_file'))) return true
  return [...texts, ...Object.keys(env), ...Object.values(env)].some((text) => text?.includes(variable))
}
