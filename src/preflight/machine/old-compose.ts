import { type JsonObject, object, string, strings } from '../../common/json.js'
import { isOlder } from '../../common/version-order.js'
import { needsCompose } from '../../compose/problems/needs-compose.js'
import { knownSince } from '../../compose/problems/new-keys.js'
import type { MachineRule } from './machine-rule.js'

/** Keys of a service by which Compose itself does something. */
const DEEDS = ['models', 'post_start', 'pre_start', 'provider', 'use_api_socket']

/** The first Compose that takes the image of a service as a context: an older one looks for a folder of this name. */
const SERVICE_CONTEXTS_SINCE = '2.33.0'

/**
 * A Compose that does not do what the files ask: some read newer keys and do nothing about them, so that a release would
 * be judged without its hooks.
 */
export const oldCompose: MachineRule = async ({ plan, sources, compose }) =>
  Object.entries(object(plan.model.services)).flatMap(([service, value]) => {
    const raw = object(value)
    const keys = DEEDS.filter((key) => raw[key] !== undefined && raw[key] !== null).map((key) => ({
      path: ['services', service, key],
      key,
      since: knownSince(['services', service], key) ?? '0',
    }))
    const contexts = takesService(object(raw.build))
      ? [
          {
            path: ['services', service, 'build', 'additional_contexts'],
            key: '`service:` in additional_contexts',
            since: SERVICE_CONTEXTS_SINCE,
          },
        ]
      : []
    return [...keys, ...contexts]
      .filter(({ since }) => isOlder(compose, since))
      .map(({ path, key, since }) => ({ ...needsCompose(key, since, compose), at: sources.at(path) }))
  })

/** A map, or a list of `NAME=service:SERVICE`. */
function takesService({ additional_contexts: contexts }: JsonObject): boolean {
  const values = Object.values(object(contexts)).map((value) => string(value) ?? '')
  return [...values, ...strings(contexts).map((entry) => entry.replace(/^[^=]*=/, ''))].some((value) =>
    value.startsWith('service:'),
  )
}
