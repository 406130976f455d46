import type Dockerode from 'dockerode'
import { connection, type Endpoint } from './endpoint.js'

/**
 * A client of an endpoint, and of it alone. While dockerode makes one, it reads DOCKER_HOST, keys and time limits from
 * the process's variables, whatever it is told: a key that is not there would be an error, though nobody needs it.
 * @param endpoint undefined: the default socket
 * @throws EngineTrouble where it is no address, or a key cannot be read
 */
export async function clientOf(endpoint: Endpoint | undefined): Promise<Dockerode> {
  // Loaded late: `plan`, `--help` and a clean post step need no engine.
  const { default: Client } = await import('dockerode')
  const options = endpoint && (await connection(endpoint))
  const { DOCKER_HOST: host } = process.env
  // Without it, dockerode looks at no other variable.
  delete process.env.DOCKER_HOST
  try {
    return new Client(options)
  } finally {
    if (host !== undefined) process.env.DOCKER_HOST = host
  }
}
