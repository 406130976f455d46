import { type Json, type JsonObject, number, object } from '../../common/json.js'

/** What a Compose file allows a service less of, and what programs say that run into it. */
interface FileLimit {
  readonly says: RegExp
  /** Where it may stand in a service. */
  readonly keys: readonly (readonly string[])[]
  /** A runtime itself needs so much to start a container, or it is the runtime that runs into it. */
  readonly forRuntime?: number
  /** What the user can do about it; absent: raise it. */
  readonly remedy?: string
}

/** A limit of the file that explains what was said. */
export interface ReachedLimit {
  /** Keys from the root of the Compose model. */
  readonly path: readonly string[]
  readonly remedy: string
}

const MEMORY_KEYS = [['mem_limit'], ['deploy', 'resources', 'limits', 'memory']]

const LIMITS: readonly FileLimit[] = [
  { says: /\btoo many open files\b|\bEMFILE\b/i, keys: [['ulimits', 'nofile']], forRuntime: 64 },
  {
    says: /\bcannot allocate memory\b|\bENOMEM\b|\bout of memory\b/i,
    keys: [
      ['ulimits', 'data'],
      ['ulimits', 'memlock'],
      ['ulimits', 'rss'],
    ],
    forRuntime: 64 * 2 ** 20,
  },
  { says: /\bcannot allocate memory\b|\bENOMEM\b|\bout of memory\b/i, keys: MEMORY_KEYS },
  {
    says: /\bresource temporarily unavailable\b|\bEAGAIN\b|\bcan(?:no|')t (?:fork|create (?:a |new )?thread)|\bunable to create (?:new )?native thread\b/i,
    keys: [['pids_limit'], ['deploy', 'resources', 'limits', 'pids'], ['ulimits', 'nproc']],
    forRuntime: 16,
  },
  { says: /\bfile too large\b|\bEFBIG\b/i, keys: [['ulimits', 'fsize']] },
  { says: /\bno space left on device\b|\bENOSPC\b/i, keys: [['tmpfs'], ['shm_size'], ['storage_opt']] },
  {
    says: /\bread-only file ?system\b|\bEROFS\b/i,
    keys: [['read_only']],
    remedy: 'give the service a volume or a `tmpfs` at the folder that it writes to',
  },
  {
    says: /\boperation not permitted\b|\bEPERM\b/i,
    keys: [['cap_drop']],
    remedy: 'give the service back what it needs, with `cap_add`',
  },
]

/** The limit of the file that a program of a service has run into, by what it said last; undefined: none. */
export function reachedLimit(said: string, service: string, model: JsonObject): ReachedLimit | undefined {
  return limitFor(said, service, model, () => true)
}

/** The same for the runtime that was to start the program: only a limit that is too low for the runtime itself. */
export function tooLowForRuntime(said: string, service: string, model: JsonObject): ReachedLimit | undefined {
  return limitFor(said, service, model, (value, { forRuntime = 0 }) => allowed(value) < forRuntime)
}

/** The memory limit of a service, which one of its processes was killed for. */
export function memoryLimit(service: string, model: JsonObject): ReachedLimit | undefined {
  const path = pathOf(MEMORY_KEYS, service, model, () => true)
  return path && { path, remedy: `${raised(path)}, or find out why the service needs more memory` }
}

function limitFor(
  said: string,
  service: string,
  model: JsonObject,
  counts: (value: Json, limit: FileLimit) => boolean,
): ReachedLimit | undefined {
  for (const limit of LIMITS.filter(({ says }) => says.test(said))) {
    const path = pathOf(limit.keys, service, model, (value) => counts(value, limit))
    if (path !== undefined) return { path, remedy: limit.remedy ?? `${raised(path)}, or leave it out` }
  }
  return undefined
}

function pathOf(
  keys: readonly (readonly string[])[],
  service: string,
  model: JsonObject,
  counts: (value: Json) => boolean,
): readonly string[] | undefined {
  const path = keys.find((inner) => {
    const value = valueAt(object(object(model.services)[service]), inner)
    return isSet(value) && counts(value)
  })
  return path && ['services', service, ...path]
}

function valueAt(value: Json | undefined, [key, ...inner]: readonly string[]): Json | undefined {
  return key === undefined ? value : valueAt(object(value)[key], inner)
}

function isSet(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && value !== false
}

/** A limit with a hard one beside it: the soft one counts. -1: there is none. */
function allowed(value: Json): number {
  const said = number(object(value).soft) ?? number(value)
  return said === undefined || said < 0 ? Number.POSITIVE_INFINITY : said
}

function raised([, , ...keys]: readonly string[]): string {
  return `raise \`${keys.join('.')}\``
}
