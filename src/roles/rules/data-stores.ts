import { listed } from '../../common/sentence.js'
import { storePorts } from '../../stores/known-stores.js'
import type { ServiceFacts } from '../service-facts.js'
import { preparation } from './preparations.js'
import { inferred, type ServiceRoleRule } from './role-rule.js'

/** A known store, but not one whose own name says that it runs once: `init-db` may well be built on `mysql`. */
export const isKnownStore: ServiceRoleRule = (facts, settings) => {
  const { service, store } = facts
  if (!store || (store.key !== 'image' && preparation(facts))) return undefined
  const path = ['services', service.name, ...(store.key === undefined ? [] : [store.key])]
  return inferred('database', 'unless useless', { why: store.why, path }, settings)
}

/** A store of an unknown kind: others wait for its health, it speaks no HTTP, waits for nothing itself, and stays. */
export const awaitedStore: ServiceRoleRule = (facts, settings) => {
  const [waiting] = facts.awaitingItsHealth
  if (!waiting || facts.ends || speaksHttp(facts) || isBuiltWithoutData(facts)) return undefined
  if (Object.keys(facts.service.dependsOn).length > 0) return undefined
  const { name } = waiting.service
  const why = `${name} waits until it is healthy, and it publishes no HTTP`
  const path = ['services', name, 'depends_on', facts.service.name]
  return inferred('database', 'unless useless', { why, path }, settings)
}

/** A store of an unknown kind, or a pooler in front of one: it publishes only where data stores listen. */
export const storeByItsPorts: ServiceRoleRule = (facts, settings) => {
  const { service, ends } = facts
  const [port] = service.ports
  if (port === undefined || ends || speaksHttp(facts) || isBuiltWithoutData(facts)) return undefined
  const why = `it publishes only port ${listed(service.ports.map(({ target }) => `${target}`))}, where data stores listen`
  return inferred('database', 'unless useless', { why, path: ['services', service.name, 'ports'] }, settings)
}

function speaksHttp({ service, isProbedOverHttp }: ServiceFacts): boolean {
  return isProbedOverHttp || !service.ports.every(({ target }) => storePorts.has(target))
}

/** What a project builds itself and gives no volume is rather one of its own services than a store. */
function isBuiltWithoutData({ service, keepsData }: ServiceFacts): boolean {
  return service.build !== undefined && !keepsData
}
