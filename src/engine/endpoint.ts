import { readFile } from 'node:fs/promises'
import type Dockerode from 'dockerode'

/** Where the engine is and how to speak to it. */
export interface Endpoint {
  /** `unix://…`, `tcp://…`, `ssh://…`, `npipe://…`. */
  readonly host: string
  /** The folder of `ca.pem`, `cert.pem` and `key.pem`; undefined: no TLS. */
  readonly tlsPath: string | undefined
}

/** An endpoint as dockerode wants it. */
export async function connection({ host, tlsPath }: Endpoint): Promise<Dockerode.DockerOptions> {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) }
  if (host.startsWith('npipe://')) return { socketPath: host.slice('npipe://'.length) }
  const url = new URL(host)
  if (url.protocol === 'ssh:') {
    return { protocol: 'ssh', host: url.hostname, port: url.port || 22, username: url.username }
  }
  const place = { host: url.hostname, port: url.port || (tlsPath === undefined ? 2375 : 2376) }
  if (tlsPath === undefined) return { ...place, protocol: 'http' }
  const [ca, cert, key] = await Promise.all(
    ['ca', 'cert', 'key'].map((name) => readFile(`${tlsPath}/${name}.pem`)),
  )
  return { ...place, protocol: 'https', ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }
}
