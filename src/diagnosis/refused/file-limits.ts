import { type Json, type JsonObject, number, object } from '../../common/json.js'
import type { CauseInFile } from './cause-in-file.js'
import { droppedCapability } from './dropped-capability.js'
import { readOnlyPlace } from './read-only-places.js'
import { fullDisk } from './small-disks.js'

/** A number in a Compose file that a service cannot go beyond, and what programs say that do. */
interface FileLimit {
  readonly says: RegExp
  /** Where it may stand in a service. */
  readonly keys: readonly (readonly string[])[]
  /** A runtime itself needs so much to start a container, or it is the runtime that runs into it. */
  readonly forRuntime?: number
}

const MEMORY_KEYS = [['mem_limit'], ['deploy', 'resources', 'limits', 'memory']]

const NO_MEMORY = /\bcannot allocate memory\b|\bENOMEM\b|\bout of memory\b/i

/** What begins a process or a thread. Sockets and locks are unavailable for reasons of their own. */
const BEGINNING = `(?<![a-z])(?:v?fork|clone3?|spawn|pthread_create|(?:create|start) (?:a )?(?:new )?(?:OS )?(?:thread|process))(?![a-z])`

const UNAVAILABLE = String.raw`\b(?:resource temporarily unavailable|EAGAIN|errno=11)\b`

/** A stack may name the call some lines above. */
const SOON = String.raw`(?:[^\n]*\n){0,2}[^\n]*`

const NO_PROCESS = [
  `${BEGINNING}${SOON}${UNAVAILABLE}`,
  `${UNAVAILABLE}[^\\n]*${BEGINNING}`,
  String.raw`\bcan(?:no|')t (?:fork|create (?:a |new )?thread)`,
  String.raw`\bunable to create (?:new )?native thread\b`,
]

const LIMITS: readonly FileLimit[] = [
  { says: /\btoo many open files\b|\bEMFILE\b/i, keys: [['ulimits', 'nofile']], forRuntime: 64 },
  {
    says: new RegExp(NO_PROCESS.join('|'), 'i'),
    keys: [['pids_limit'], ['deploy', 'resources', 'limits', 'pids'], ['ulimits', 'nproc']],
    forRuntime: 16,
  },
  {
    says: NO_MEMORY,
    keys: [
      ['ulimits', 'data'],
      ['ulimits', 'memlock'],
      ['ulimits', 'rss'],
    ],
    forRuntime: 64 * 2 ** 20,
  },
  { says: NO_MEMORY, keys: MEMORY_KEYS },
  { says: /\bfile too large\b|\bEFBIG\b/i, keys: [['ulimits', 'fsize']] },
]

/** The limit of the file that a program of a service has run into, by what it said last; undefined: none. */
export function reachedLimit(said: string, service: string, model: JsonObject): CauseInFile | undefined {
  return (
    limitFor(said, service, model, () => true) ??
    fullDisk(said, service, model) ??
    readOnlyPlace(said, service, model) ??
    droppedCapability(said, service, model)
  )
}

/** The same for the runtime that was to start the program: only a limit that is too low for the runtime itself. */
export function tooLowForRuntime(said: string, service: string, model: JsonObject): CauseInFile | undefined {
  return limitFor(said, service, model, (value, { forRuntime = 0 }) => allowed(value) < forRuntime)
}

/** The memory limit of a service, which one of its processes was killed for. */
export function memoryLimit(service: string, model: JsonObject): CauseInFile | undefined {
  const path = pathOf(MEMORY_KEYS, service, model, () => true)
  return path && { path, remedy: `${raised(path)}, or find out why the service needs more memory` }
}

function limitFor(
  said: string,
  service: string,
  model: JsonObject,
  counts: (value: Json, limit: FileLimit) => boolean,
): CauseInFile | undefined {
  for (const limit of LIMITS.filter(({ says }) => says.test(said))) {
    const path = pathOf(limit.keys, service, model, (value) => counts(value, limit))
    if (path !== undefined) return { path, remedy: `${raised(path)}, or leave it out` }
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
