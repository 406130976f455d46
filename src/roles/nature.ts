import { strings } from '../common/json.js'
import { listed } from '../common/sentence.js'
import { endsAtOnce } from '../compose/ends-at-once.js'
import type { Service } from '../compose/project.js'
import { dataStore } from '../stores/data-store.js'
import { storePorts } from '../stores/known-stores.js'
import { saidToAccept } from './acceptance.js'
import { existsToBeExtended, forDevelopersOnly, tool } from './bystanders.js'
import type { Evidence } from './evidence.js'
import { awaitedToComplete, saidToPrepare } from './one-shots.js'
import type { ServiceGraph } from './service-graph.js'

/** What a service is by itself, before anyone asks what the run needs. */
export type Nature =
  | 'store'
  | 'data'
  | 'job'
  | 'acceptance'
  | 'base'
  | 'bystander'
  | 'tool'
  | 'none'
  | 'server'

export interface Reading extends Evidence {
  readonly nature: Nature
}

type Rule = (service: Service, scene: ServiceGraph) => Evidence | undefined

/** The first rule that speaks decides: what others wait for weighs more than what a name says. */
const rules: readonly (readonly [Nature, Rule])[] = [
  ['none', wantsNoContainer],
  ['job', awaitedJob],
  ['data', holdsVolumes],
  ['store', knownStore],
  ['base', existsToBeExtended],
  ['acceptance', saidToAccept],
  ['job', saidToPrepare],
  ['bystander', forDevelopersOnly],
  ['tool', tool],
  ['store', awaitedAsStore],
]

export function natureOf(service: Service, scene: ServiceGraph): Reading {
  for (const [nature, rule] of rules) {
    const evidence = rule(service, scene)
    if (evidence) return { nature, ...evidence }
  }
  return { nature: 'server', why: 'it runs without end' }
}

function wantsNoContainer(service: Service): Evidence | undefined {
  if (service.replicas !== 0) return undefined
  return { why: 'asks for 0 containers', path: [service.raw.scale === undefined ? 'deploy' : 'scale'] }
}

/** Of the time before named volumes: a container that ends at once and is there for others' `volumes_from`. */
function holdsVolumes(service: Service, scene: ServiceGraph): Evidence | undefined {
  if (!endsAtOnce(service)) return undefined
  const { name, containerName } = service
  const users = scene.dependents(name).filter(({ service: { raw } }) =>
    strings(raw.volumes_from).some((from) => {
      const [first, second] = from.split(':')
      return first === 'container' ? second === containerName : first === name
    }),
  )
  if (users.length === 0) return undefined
  return { why: `it only holds volumes for ${listed(users.map((user) => user.service.name))}` }
}

/** Acceptance services may wait for each other's end; that makes no migration of them. */
function awaitedJob(service: Service, scene: ServiceGraph): Evidence | undefined {
  return saidToAccept(service, scene) ? undefined : awaitedToComplete(service, scene)
}

/** A known store, but not one whose own name says that it runs once: `init-db` may well be built on `mysql`. */
function knownStore(service: Service, scene: ServiceGraph): Evidence | undefined {
  const store = dataStore(service)
  if (!store) return undefined
  if (store.key !== 'image' && saidToPrepare(service, scene)) return undefined
  return { why: store.why, path: store.key === undefined ? [] : [store.key] }
}

/** Others wait for its health, it publishes no HTTP, its probe is not HTTP, and it waits for no store itself. */
function awaitedAsStore(service: Service, scene: ServiceGraph): Evidence | undefined {
  const waiting = scene.dependents(service.name).find(({ condition }) => condition === 'service_healthy')
  if (!waiting || keepsNothing(service)) return undefined
  if (!service.ports.every(({ target }) => storePorts.has(target))) return undefined
  if (/\b(curl|wget|https?:)/.test((service.healthCheck?.test ?? []).join(' '))) return undefined
  if (Object.keys(service.dependsOn).length > 0) return undefined
  return {
    why: `${waiting.service.name} waits until it is healthy, and it publishes no HTTP`,
    elsewhere: ['services', waiting.service.name, 'depends_on', service.name],
  }
}

/** What a project builds itself and gives no volume is rather one of its own services than a store. */
function keepsNothing(service: Service): boolean {
  if (service.build === undefined) return false
  const { volumes } = service.raw
  return !(Array.isArray(volumes) && volumes.some((volume) => volume?.type === 'volume'))
}
