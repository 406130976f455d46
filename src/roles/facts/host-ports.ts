import { fixedHostPort } from '../../compose/ports.js'
import type { Service } from '../../compose/project.js'

/** A fixed port of the host that a service publishes. */
export interface HostPort {
  readonly port: string
  /** The same for everything that cannot publish it at once: with the host's address and the protocol. */
  readonly key: string
}

export function hostPorts({ ports }: Service): readonly HostPort[] {
  return ports.flatMap((published) => {
    const port = fixedHostPort(published)
    return port === undefined
      ? []
      : [{ port, key: `${published.hostIp ?? ''}:${port}/${published.protocol}` }]
  })
}
