import { type JsonObject, object } from '../../common/json.js'
import { tooLowForRuntime } from './file-limits.js'
import { type NamedValue, namedValues } from './named-values.js'

/** What an engine names in its refusal, of what the Compose file asks for. */
export interface RefusedValue {
  /** Keys from the root of the Compose model. */
  readonly path: readonly string[]
  /** Whether it is the file alone that is wrong. Other values name what the machine or the image has to have. */
  readonly isOfTheFile: boolean
  /** It leaves less than any engine needs. */
  readonly isTooLow?: true
}

/** Keys whose values name what the machine, the engine or the image has to have. */
const NAMES_OF_OTHERS = new Set([
  ...['command', 'devices', 'driver', 'entrypoint', 'gpus', 'group_add', 'network_mode', 'networks'],
  ...['runtime', 'security_opt', 'storage_opt', 'user', 'volumes', 'volumes_from', 'working_dir'],
])

/** What an engine calls otherwise than the file: the more special ones come first. */
const OTHER_WORDS: readonly (readonly [RegExp, readonly (readonly string[])[]])[] = [
  [/\bIPC namespace\b|\bshareable IPC\b/i, [['ipc']]],
  [/\bcannot access path \S+\/_data\//i, [['volumes']]],
  [/\brlimits?\b/i, [['ulimits']]],
  [/\bmemory ?swap\b/i, [['memswap_limit']]],
  [/\bmemory ?reservation\b/i, [['mem_reservation'], ['deploy', 'resources', 'reservations', 'memory']]],
  [/\bmemory limit\b/i, [['mem_limit'], ['deploy', 'resources', 'limits', 'memory']]],
  [
    /\bcfs_quota|\bnanocpus?\b|\brange of cpus\b/i,
    [['cpus'], ['deploy', 'resources', 'limits', 'cpus'], ['cpu_quota']],
  ],
]

/**
 * The value of a service that an engine names in its refusal to make or to start it, by its own words or by its key.
 * @param words of the engine, or of Compose
 * @returns undefined where it names none
 */
export function refusedValue(words: string, service: string, model: JsonObject): RefusedValue | undefined {
  const tooLow = tooLowForRuntime(words, service, model)
  if (tooLow !== undefined) return { path: tooLow.path, isOfTheFile: true, isTooLow: true }
  // The kernel has a file for each setting: `net.core.somaxconn` is /proc/sys/net/core/somaxconn.
  const said = words.replace(/\/proc\/sys\/([\w/]+)/g, (_, path: string) => path.replaceAll('/', '.'))
  const path = namedLast(said, namedValues(service, model)) ?? pathOfKey(said, service, model)
  return path && { path, isOfTheFile: !path.some((key) => NAMES_OF_OTHERS.has(key)) }
}

/** Names of an engine's own before a value: `CAP_NET_ADMIN`, `RLIMIT_NOFILE`. */
const PREFIX = '(?:CAP_|RLIMIT_)?'

/** The last in quotes, else the last: what an engine says begins with its own calls, and the cause comes last. */
function namedLast(said: string, values: readonly NamedValue[]): readonly string[] | undefined {
  const found = values.flatMap(({ path, text }) => {
    const quoted = lastEnd(said, `(?<=["'\`(])${PREFIX}${escaped(text)}(?=["'\`)])`)
    const end = quoted ?? lastEnd(said, unquoted(text))
    if (end === undefined) return []
    const hasKey = path.slice(2, 3).some((key) => wordsOf(key).test(said))
    return [{ path, ranks: [quoted === undefined ? 0 : 1, end, hasKey ? 1 : 0, text.length] }]
  })
  const best = found.reduce<(typeof found)[number] | undefined>(
    (one, other) => (one === undefined || outranks(other.ranks, one.ranks) ? other : one),
    undefined,
  )
  return best?.path
}

/** The first rank that differs decides. */
function outranks(ranks: readonly number[], others: readonly number[]): boolean {
  const index = ranks.findIndex((rank, at) => rank !== others[at])
  return (ranks[index] ?? 0) > (others[index] ?? 0)
}

/** A plain word counts only where it ends a clause: `invalid PID mode: foo`. A number says too little. */
function unquoted(text: string): string | undefined {
  if (text.length < 2 || /^\d+$/.test(text)) return undefined
  const end = /^[a-z]+$/i.test(text) ? '(?=\\s*(?:[:.,;)]\\s|$| not found))' : '(?![\\w-]|\\.\\w)'
  return `(?<![\\w./-])${PREFIX}${escaped(text)}${end}`
}

function lastEnd(said: string, pattern: string | undefined): number | undefined {
  if (pattern === undefined) return undefined
  const [last] = [...said.matchAll(new RegExp(pattern, 'gim'))].slice(-1)
  return last && last.index + last[0].length
}

/** A key in the words of the engine: `cpu-shares` for `cpu_shares`. */
function pathOfKey(said: string, service: string, model: JsonObject): readonly string[] | undefined {
  const asked = object(object(model.services)[service])
  const isWritten = ([key = '', ...inner]: readonly string[], at = asked): boolean =>
    Object.hasOwn(at, key) && (inner.length === 0 || isWritten(inner, object(at[key])))
  const other = OTHER_WORDS.filter(([words]) => words.test(said)).flatMap(([, paths]) => paths)
  const own = Object.keys(asked).filter((key) => key.includes('_') && wordsOf(key).test(said))
  // As Compose names it: `healthcheck.start_interval requires healthcheck.start_period to be set`.
  const dotted = (said.match(/\b[a-z_]+(?:\.[a-z_]+)+\b/g) ?? []).map((key) => key.split('.'))
  const path = [...dotted, ...other, ...own.map((key) => [key])].find((keys) => isWritten(keys))
  return path && ['services', service, ...path]
}

function wordsOf(key: string): RegExp {
  return new RegExp(`\\b${escaped(key).replaceAll('_', '[-_ ]')}s?\\b`, 'i')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
