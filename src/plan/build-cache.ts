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
  const shared = cacheTo?.value.find((cache) => !cache.includes(PLACE))
  if (cacheTo === undefined || shared === undefined || builds.length < 2) return
  report({
    message: `${cacheTo.origin.label}: ${builds.join(', ')} would overwrite each other's cache in \`${shared}\``,
    instead: `write \`${PLACE}\` where each is to have its own, for instance \`${example(shared)}\``,
    at: cacheTo.origin.at,
  })
}

function example(cache: string): string {
  if (/^type=gha\b/.test(cache) && !cache.includes('scope=')) return `${cache},scope=${PLACE}`
  if (/\bdest=[^,]+/.test(cache)) return cache.replace(/\bdest=[^,]+/, (dest) => `${dest}/${PLACE}`)
  return `${cache}-${PLACE}`
}
