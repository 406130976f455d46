import type { JsonObject } from '../common/json.js'
import type { Report } from '../common/problem.js'
import type { BuildSettings } from '../settings/settings.js'
import type { Step } from './plan.js'

/** Where a setting says `{service}`, so that each image has a cache of its own. */
const PLACE = '{service}'

/** A build section with the run's caches beside those the file declares. */
export function withCaches(build: JsonObject, service: string, settings: BuildSettings): JsonObject {
  const add = (key: 'cache_from' | 'cache_to', more: BuildSettings['cacheFrom']): JsonObject => {
    if (more === undefined) return {}
    const declared = Array.isArray(build[key]) ? build[key] : []
    return { [key]: [...declared, ...more.value.map((cache) => cache.replaceAll(PLACE, service))] }
  }
  return { ...build, ...add('cache_from', settings.cacheFrom), ...add('cache_to', settings.cacheTo) }
}

/** Several images that write to one cache leave that of the last alone: then the setting must tell them apart. */
export function checkCaches({ cacheTo }: BuildSettings, steps: readonly Step[], report: Report): void {
  const builds = steps.filter(({ kind }) => kind === 'build').map(({ service }) => service)
  const shared = cacheTo?.value.find((cache) => !cache.includes(PLACE) && !isInsideImage(cache))
  if (cacheTo === undefined || shared === undefined || builds.length < 2) return
  report({
    message: `${cacheTo.origin.label}: ${builds.join(', ')} would overwrite each other's cache in \`${shared}\``,
    instead: `write \`${PLACE}\` where each is to have its own, for instance \`${example(shared)}\``,
    at: cacheTo.origin.at,
  })
}

/** `type=inline` puts the cache into the image that is built, so that no other image can overwrite it. */
function isInsideImage(cache: string): boolean {
  return attribute(cache, 'type') === 'inline'
}

/** The attribute that tells one cache of a type from another. */
const NAMED_BY: ReadonlyMap<string | undefined, string> = new Map([
  ['gha', 'scope'],
  ['local', 'dest'],
  ['registry', 'ref'],
  ['s3', 'name'],
  ['azblob', 'name'],
])

function example(cache: string): string {
  const name = NAMED_BY.get(attribute(cache, 'type'))
  // Without a type, what is written is the reference of an image.
  if (name === undefined) return `${cache}-${PLACE}`
  const given = attribute(cache, name)
  if (given === undefined) return `${cache},${name}=${PLACE}`
  return cache.replace(`${name}=${given}`, `${name}=${given}${name === 'dest' ? '/' : '-'}${PLACE}`)
}

/** Of `type=gha,scope=app` the part with this name. */
function attribute(cache: string, name: string): string | undefined {
  return cache
    .split(',')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}
