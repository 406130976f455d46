import { type Json, type JsonObject, string, strings } from '../common/json.js'

/** A container that another one shares something with. */
export interface SharedContainer {
  /** A service's, by the service's name, or any on the engine by its own name. */
  readonly kind: 'service' | 'container'
  readonly name: string
}

/** Keys of a service whose value may be `service:NAME` or `container:NAME`. */
export const SHARING_KEYS = ['network_mode', 'ipc', 'pid'] as const

/** Something that a service uses of another container's as its own. */
export interface Share extends SharedContainer {
  /** The key of the service that says so. */
  readonly key: (typeof SHARING_KEYS)[number] | 'volumes_from'
}

/** What a service shares with other containers. @param said the service as Compose resolves it */
export function sharesIn(said: JsonObject): readonly Share[] {
  const modes = SHARING_KEYS.flatMap((key) => {
    const shared = parseShared(said[key])
    return shared === undefined ? [] : [{ key, ...shared }]
  })
  const volumes = strings(said.volumes_from).map((text) => {
    const { kind, name } = parseVolumesFrom(text)
    return { key: 'volumes_from' as const, kind, name }
  })
  return [...modes, ...volumes]
}

/** @param value `service:app`, `container:shop-app`; undefined: anything else */
export function parseShared(value: Json | undefined): SharedContainer | undefined {
  const [, kind, name] = /^(service|container):(.+)$/s.exec(string(value) ?? '') ?? []
  return name !== undefined && (kind === 'service' || kind === 'container') ? { kind, name } : undefined
}

/** @param text an entry of `volumes_from`: `app`, `app:ro`, `container:shop-app:ro`; its end says the access */
export function parseVolumesFrom(text: string): SharedContainer & { readonly access?: string | undefined } {
  const [first = '', ...rest] = text.split(':')
  if (first !== 'container') return { kind: 'service', name: first, access: rest[0] }
  return { kind: 'container', name: rest[0] ?? '', access: rest[1] }
}
