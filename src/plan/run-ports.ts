import { type Json, type JsonObject, list } from '../common/json.js'
import { fixedHostPort, type Port } from '../compose/ports.js'
import type { Service } from '../compose/project.js'
import type { Settings } from '../settings/settings.js'

interface PortEdits {
  readonly mode: Settings['ports']
  /** Ports that have to be published, whatever the file says. */
  readonly asked: ReadonlySet<number>
  /** Ports of the machine that stay as declared. */
  readonly kept: ReadonlySet<string>
}

/** Every port a free one on the loopback, but where the declared ones are wanted. */
export function portsInRun({ raw, ports }: Service, { mode, asked, kept }: PortEdits): readonly Json[] {
  const declared = list(raw.ports)
  const missing = [...asked].filter(
    (port) => !ports.some(({ target, protocol }) => target === port && protocol === 'tcp'),
  )
  const own =
    mode === 'declared'
      ? declared
      : ports.map((port) => ({ ...ephemeral(port.target, port.protocol), ...keptAt(port, kept) }))
  return [...own, ...missing.map((port) => ephemeral(port, 'tcp'))]
}

/** A port that stays where it is declared, on the loopback: nobody else is to reach it. */
function keptAt(port: Port, kept: ReadonlySet<string>): JsonObject {
  const published = fixedHostPort(port)
  return published === undefined || port.protocol !== 'tcp' || !kept.has(published) ? {} : { published }
}

/** Compose publishes a port without `published` on a free one. */
function ephemeral(target: number, protocol: 'tcp' | 'udp'): JsonObject {
  return { mode: 'ingress', host_ip: '127.0.0.1', target, protocol }
}
