/** `log` is PostgreSQL's: it stands above its errors, and what stops the server is often told there. */
export type Level = 'fatal' | 'error' | 'warn' | 'info' | 'log'

const NAMES_OF: Readonly<Record<Exclude<Level, 'log'>, readonly string[]>> = {
  fatal: ['fatal', 'critical', 'crit', 'emerg', 'emergency', 'alert', 'panic', 'dpanic', 'ftl', 'fata', 'f'],
  error: ['error', 'err', 'erro', 'severe', 'fail', 'eror', 'e'],
  warn: ['warning', 'warn', 'wrn', 'w'],
  info: [
    ...[
      'info',
      'inf',
      'information',
      'notice',
      'note',
      'debug',
      'debu',
      'dbg',
      'dbug',
      'trace',
      'trc',
      'trac',
    ],
    ...['verbose', 'log', 'system', 'config', 'fine', 'success', 'ok', 'i', 'd', 'n'],
  ],
}

const BY_NAME: ReadonlyMap<string, Level> = new Map(
  (['fatal', 'error', 'warn', 'info'] as const).flatMap((level) =>
    NAMES_OF[level].map((name): [string, Level] => [name, level]),
  ),
)

/** The names of levels that are words of their own, for an expression. */
export const LEVEL_WORDS = [...BY_NAME.keys()].filter((name) => name.length > 1).join('|')

/** In small letters, before a colon, these are mostly parts of a program: `config: no file "a"`. */
const ALSO_PARTS: readonly string[] = ['config', 'system', 'log', 'fine']

export const SMALL_LEVEL_WORDS = [...BY_NAME.keys()]
  .filter((name) => name.length > 1 && !ALSO_PARTS.includes(name))
  .join('|')

export function levelNamed(name: string): Level | undefined {
  return BY_NAME.get(name.toLowerCase())
}

/** pino and bunyan count from 10 to 60, Monolog from 100 to 600, Logback from 10000 to 40000. */
export function levelNumbered(number: number): Level | undefined {
  if (number >= 10_000) return number >= 40_000 ? 'error' : number >= 30_000 ? 'warn' : 'info'
  if (number >= 100)
    return number >= 500 ? 'fatal' : number >= 400 ? 'error' : number >= 300 ? 'warn' : 'info'
  if (number >= 10) return number >= 60 ? 'fatal' : number >= 50 ? 'error' : number >= 40 ? 'warn' : 'info'
  return undefined
}

export function isBad(level: Level | undefined): boolean {
  return level === 'fatal' || level === 'error'
}
