import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a registry answers instead of a manifest. */
export interface Refusal {
  readonly status: number
  /** As registries name their errors: `TOOMANYREQUESTS`. */
  readonly code: string
}

/** A registry on the loopback that has no image, and says why. */
export interface UnwellRegistry extends AsyncDisposable {
  /** For instance `127.0.0.1:40123`. */
  readonly address: string
  /** Paths of the manifests it was asked for, in order. */
  readonly asked: readonly string[]
}

export async function startUnwellRegistry({ status, code }: Refusal): Promise<UnwellRegistry> {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    const isManifest = url.includes('/manifests/')
    if (isManifest) asked.push(url)
    response.writeHead(isManifest ? status : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isManifest ? { errors: [{ code, message: 'later, please' }] } : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
