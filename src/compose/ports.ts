import { type Json, list, number, object, string, strings } from '../common/json.js'

/** A port that a service publishes. */
export interface Port {
  /** The container's port. */
  readonly target: number
  /** The host's port or a range of them, `8000`, `8000-8010`; absent: one that is free. */
  readonly published?: string | undefined
  readonly protocol: 'tcp' | 'udp'
  /** The host's address; absent: all of them. */
  readonly hostIp?: string | undefined
}

/** @param value `ports` of a service as Compose resolves it; what is neither TCP nor UDP is left out */
export function parsePorts(value: Json | undefined): readonly Port[] {
  return list(value).flatMap((entry) => {
    const { target: container, published, protocol: named, host_ip: address } = object(entry)
    const target = number(container)
    const protocol = string(named) ?? 'tcp'
    if (target === undefined || (protocol !== 'tcp' && protocol !== 'udp')) return []
    const hostIp = string(address)
    return [{ target, published: string(published), protocol, ...(hostIp ? { hostIp } : {}) }]
  })
}

/** The ports in `expose` that are TCP. @param value as Compose resolves it: `80`, `80/tcp`, `90-92` */
export function parseExpose(value: Json | undefined): readonly number[] {
  return strings(value).flatMap((text) => {
    const match = /^(\d+)(?:-(\d+))?(?:\/tcp)?$/.exec(text)
    if (match === null) return []
    const first = Number(match[1])
    const last = Math.min(Number(match[2] ?? first), LAST_PORT)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  })
}

const LAST_PORT = 65_535

/** The one port of the host that a port is published on; undefined: a free one, or one of a range. */
export function fixedHostPort({ published = '' }: Port): string | undefined {
  return /^[1-9]\d*$/.test(published) ? published : undefined
}

/** The ports of a service's containers that speak TCP and are published, each once. */
export function publishedTcp(ports: readonly Port[]): readonly number[] {
  return [...new Set(ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target))]
}
