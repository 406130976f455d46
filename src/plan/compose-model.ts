import { isObject } from '../project/json.js'
import type { Json, JsonObject, Service } from '../project/model.js'
import type { Settings } from '../settings/model.js'
import type { Aimed } from './checks.js'
import { imageOf } from './images.js'
import type { External } from './model.js'
import type { Cast } from './roles/cast.js'

/** The Compose model that the run hands back to Compose: what the plan uses, and nothing that touches strangers. */
export function runModel(
  { scene, started }: Cast,
  ports: Settings['ports'],
  checks: readonly Aimed[],
): JsonObject {
  const { model, name } = scene.project
  const kept = [...withContexts(scene.service, started)].sort()
  const containers = containerNames(kept.flatMap((one) => scene.service(one) ?? []))
  const services = kept.flatMap((one) => {
    const service = scene.service(one)
    if (!service) return []
    const asked = checks.filter((check) => check.service === one).map(({ port }) => port)
    return [[one, serviceModel(service, { project: name, ports, asked, containers })] as const]
  })
  return {
    ...Object.fromEntries(Object.entries(model).filter(([key]) => !key.startsWith('x-'))),
    name,
    services: Object.fromEntries(services),
    ...ownNames(model, 'networks'),
    ...ownNames(model, 'volumes'),
  }
}

/** With the services whose images others are built from (`additional_contexts: {base: service:base}`). */
function withContexts(
  service: (name: string) => Service | undefined,
  started: ReadonlySet<string>,
): ReadonlySet<string> {
  const kept = new Set(started)
  for (const name of kept) {
    const contexts = service(name)?.build?.additional_contexts
    for (const value of isObject(contexts) ? Object.values(contexts) : []) {
      if (typeof value === 'string' && value.startsWith('service:')) kept.add(value.slice(8))
    }
  }
  return kept
}

/** Fixed container name → the service that has it. */
function containerNames(services: readonly Service[]): ReadonlyMap<string, string> {
  return new Map(
    services.flatMap(({ containerName, name }) =>
      containerName === undefined ? [] : [[containerName, name] as const],
    ),
  )
}

interface Edits {
  readonly project: string
  readonly ports: Settings['ports']
  /** Container ports that checks ask. */
  readonly asked: readonly number[]
  readonly containers: ReadonlyMap<string, string>
}

function serviceModel(service: Service, edits: Edits): JsonObject {
  const {
    depends_on: _order,
    profiles: _profiles,
    container_name: _container,
    pull_policy: _pull,
    extends: _extends,
    ...raw
  } = service.raw
  const ports = portsOf(service, edits)
  return {
    ...raw,
    ...(service.build === undefined ? {} : { image: imageOf(service, edits.project) }),
    ...(ports.length > 0 ? { ports } : {}),
    ...aliased(service),
    ...rejoined(raw, edits.containers),
  }
}

/** Every port a free one on the loopback, but where the declared ones are wanted. */
function portsOf({ raw, ports }: Service, { ports: wanted, asked }: Edits): readonly Json[] {
  const declared = Array.isArray(raw.ports) ? raw.ports : []
  const missing = [...new Set(asked)].filter(
    (port) => !ports.some(({ target, protocol }) => target === port && protocol === 'tcp'),
  )
  const own =
    wanted === 'declared' ? declared : ports.map(({ target, protocol }) => ephemeral(target, protocol))
  return [...own, ...missing.map((port) => ephemeral(port, 'tcp'))]
}

/** Compose publishes a port without `published` on a free one. */
function ephemeral(target: number, protocol: 'tcp' | 'udp'): JsonObject {
  return { mode: 'ingress', host_ip: '127.0.0.1', target, protocol }
}

/** Others may know the container by its fixed name: it stays a name on each of its networks. */
function aliased({ containerName, name, raw }: Service): JsonObject {
  if (containerName === undefined || containerName === name || raw.network_mode !== undefined) return {}
  const declared = isObject(raw.networks) ? raw.networks : { default: null }
  const networks = Object.entries(declared).map(([network, options]) => {
    const own = isObject(options) ? options : {}
    const aliases = Array.isArray(own.aliases) ? own.aliases : []
    return [network, { ...own, aliases: [...new Set([...aliases, containerName])] }] as const
  })
  return { networks: Object.fromEntries(networks) }
}

/** `container:NAME` of one of the project's own becomes `service:NAME`, as the fixed name is gone. */
function rejoined(raw: JsonObject, containers: ReadonlyMap<string, string>): JsonObject {
  const own = (value: Json | undefined) => {
    const name = typeof value === 'string' && value.startsWith('container:') ? value.slice(10) : undefined
    return name === undefined ? undefined : containers.get(name)
  }
  const modes = ['network_mode', 'ipc', 'pid'].flatMap((key) => {
    const service = own(raw[key])
    return service === undefined ? [] : [[key, `service:${service}`] as const]
  })
  const volumes = Array.isArray(raw.volumes_from)
    ? { volumes_from: raw.volumes_from.map((value: Json) => own(value) ?? value) }
    : {}
  return { ...Object.fromEntries(modes), ...volumes }
}

/** Networks and volumes by the project's own names; external ones stay what they are. */
function ownNames(model: JsonObject, kind: 'networks' | 'volumes'): JsonObject {
  const declared = model[kind]
  if (!isObject(declared)) return {}
  const entries = Object.entries(declared).map(([key, options]) => {
    if (!isObject(options) || isExternal(options)) return [key, options] as const
    const { name: _name, ...own } = options
    return [key, own] as const
  })
  return { [kind]: Object.fromEntries(entries) }
}

function isExternal(options: JsonObject): boolean {
  return options.external !== undefined && options.external !== false && options.external !== null
}

/** What the project expects to be on the engine already. */
export function externalsOf({ scene }: Cast): readonly External[] {
  return (['network', 'volume'] as const).flatMap((kind) => {
    const declared = scene.project.model[`${kind}s`]
    return Object.entries(isObject(declared) ? declared : {}).flatMap(([key, options]) => {
      if (!isObject(options) || !isExternal(options)) return []
      const name = typeof options.name === 'string' ? options.name : key
      return [{ kind, key, name, at: scene.at([`${kind}s`, key]) }]
    })
  })
}
