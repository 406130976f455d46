import type { Json } from '../common/json.js'
import { string } from '../common/json.js'
import { parseShared, type SharedContainer } from './sharing.js'

/** What a service has in place of the project's networks. */
export type NetworkMode =
  /** The network of another container. */
  | SharedContainer
  /** The network of the engine's machine; the engine publishes none of its ports. */
  | { readonly kind: 'host' }
  | { readonly kind: 'none' }
  /** The engine's default network (`bridge`), or another one by its name. */
  | { readonly kind: 'network'; readonly name: string }

/** @param value `network_mode` of a service; undefined: it has networks of the project */
export function parseNetworkMode(value: Json | undefined): NetworkMode | undefined {
  const text = string(value)
  if (text === undefined || text === '') return undefined
  if (text === 'host' || text === 'none') return { kind: text }
  return parseShared(text) ?? { kind: 'network', name: text }
}
