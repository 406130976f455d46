import { readFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type Dockerode from 'dockerode'
import type { Environment } from '../common/environment.js'
import { EngineTrouble } from '../common/problem.js'

/** Where the engine is and how to speak to it. */
export interface Endpoint {
  /** `unix://…`, `tcp://…`, `ssh://…`, `npipe://…`. */
  readonly host: string
  /** The folder of `ca.pem`, `cert.pem` and `key.pem`; undefined: no TLS. */
  readonly tlsPath: string | undefined
  /** The certificate of the engine is not looked at. */
  readonly isUnverified?: boolean | undefined
}

/** What dockerode takes, also what its types leave out. */
interface ClientOptions extends Dockerode.DockerOptions {
  readonly agent?: Agent
}

const SOCKET = '/var/run/docker.sock'

/** Addresses of engines, as people write them. */
export const EXAMPLE_ADDRESSES = `unix://${SOCKET}, tcp://NAME:2376 or ssh://USER@NAME`

/** The endpoint that variables name, as the docker command line reads them; undefined: a context decides. */
export function endpointIn(environment: Environment): Endpoint | undefined {
  const {
    DOCKER_HOST: host,
    DOCKER_TLS_VERIFY: verify,
    DOCKER_TLS: tls,
    DOCKER_CERT_PATH: path,
  } = environment
  if (!host) return undefined
  const full = host.includes('://') ? host : `tcp://${host}`
  if (!full.startsWith('tcp://') || !(verify || tls)) return { host: full, tlsPath: undefined }
  const tlsPath = path || environment.DOCKER_CONFIG || join(environment.HOME || homedir(), '.docker')
  return { host: full, tlsPath, ...(verify ? {} : { isUnverified: true }) }
}

/**
 * An endpoint as dockerode wants it.
 * @throws EngineTrouble where it is no address, or a key cannot be read
 */
export async function connection(endpoint: Endpoint): Promise<ClientOptions> {
  const { host, tlsPath, isUnverified } = endpoint
  const socket = /^(?:unix|npipe):\/\/(.*)$/.exec(host)?.[1]
  if (socket !== undefined) return { socketPath: socket || SOCKET, protocol: 'http' }
  const url = addressOf(host)
  const isSecure = tlsPath !== undefined || url.protocol === 'https:'
  const place = { host: url.hostname, port: url.port || (isSecure ? 2376 : 2375) }
  if (!isSecure) return { ...place, protocol: 'http' }
  const keys = tlsPath === undefined ? {} : await keysIn(tlsPath)
  if (!isUnverified) return { ...place, protocol: 'https', ...keys }
  return { ...place, protocol: 'https', ...keys, agent: new Agent({ rejectUnauthorized: false }) }
}

function addressOf(host: string): URL {
  if (URL.canParse(host)) return new URL(host)
  throw new EngineTrouble(`DOCKER_HOST has to be something like ${EXAMPLE_ADDRESSES}, and not ${host}`)
}

/** Each of the files may be missing. */
async function keysIn(folder: string): Promise<Record<string, Buffer>> {
  const found = await Promise.all(
    ['ca', 'cert', 'key'].map(async (name) => [name, await keyIn(folder, name)] as const),
  )
  return Object.fromEntries(found.flatMap(([name, key]) => (key === undefined ? [] : [[name, key]])))
}

function keyIn(folder: string, name: string): Promise<Buffer | undefined> {
  return readFile(join(folder, `${name}.pem`)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new EngineTrouble(cause.message, 'set DOCKER_CERT_PATH to a folder that can be read', { cause })
  })
}
