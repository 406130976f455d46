import { type Json, type JsonObject, list, string } from '../common/json.js'
import type { Service } from './project.js'

/** Fixed container name → the service that has it. */
export type FixedNames = ReadonlyMap<string, string>

const modes = ['network_mode', 'ipc', 'pid'] as const

export function fixedNames(services: readonly Service[]): FixedNames {
  return new Map(
    services.flatMap(({ containerName, name }) =>
      containerName === undefined ? [] : [[containerName, name] as const],
    ),
  )
}

/** Joins by `container:NAME` are joins of the service that has the name. */
export function withNamedJoins(service: Service, names: FixedNames): Service {
  if (names.size === 0) return service
  const { raw } = service
  const values = [...modes.map((key) => raw[key]), ...list(raw.volumes_from)]
  const joined = values.flatMap((value) => {
    const [kind, name = ''] = (string(value) ?? '').split(':')
    return kind === 'container' ? (names.get(name) ?? []) : []
  })
  return joined.length === 0 ? service : { ...service, joins: [...new Set([...service.joins, ...joined])] }
}

/** `container:NAME` of one of the project's own becomes its service, as the fixed name is gone in the run. */
export function rejoined(raw: JsonObject, names: FixedNames): JsonObject {
  const changed = modes.flatMap((key) => {
    const name = /^container:(.+)$/.exec(string(raw[key]) ?? '')?.[1]
    const service = name === undefined ? undefined : names.get(name)
    return service === undefined ? [] : [[key, `service:${service}`] as const]
  })
  if (!Array.isArray(raw.volumes_from)) return Object.fromEntries(changed)
  const volumes = raw.volumes_from.map((value: Json): Json => {
    const [kind, name = '', ...mode] = (string(value) ?? '').split(':')
    const service = kind === 'container' ? names.get(name) : undefined
    return service === undefined ? value : [service, ...mode].join(':')
  })
  return { ...Object.fromEntries(changed), volumes_from: volumes }
}
