import { execFileSync } from 'node:child_process'
import Dockerode from 'dockerode'

/** Labels of Compose: the project and the service of a container, network or volume. */
export const PROJECT = 'com.docker.compose.project'
export const SERVICE = 'com.docker.compose.service'
/** Label that the engine gives to volumes without a name of their own. */
export const ANONYMOUS = 'com.docker.volume.anonymous'

/**
 * Where the docker command line finds the engine, and the gate with it: `DOCKER_HOST`, else the current context.
 * For instance `unix:///run/docker.sock`.
 */
function engineHost(): string {
  if (process.env.DOCKER_HOST) return process.env.DOCKER_HOST
  const inspect = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']
  return execFileSync('docker', inspect, { encoding: 'utf8' }).trim()
}

const host = engineHost()

/** The path of the engine's socket; undefined where it is reached in another way. */
export const engineSocket = host.startsWith('unix://') ? host.slice('unix://'.length) : undefined

/** The engine the tests talk to, asked directly: what the gate says of it is what is tested. */
export const engine = new Dockerode(engineSocket === undefined ? {} : { socketPath: engineSocket })

/** What carries a project's name: containers (one-offs too), networks, named volumes, images of the run alone. */
export async function inventory(project: string): Promise<string[]> {
  const filters = JSON.stringify({ label: [`${PROJECT}=${project}`] })
  const [containers, networks, volumes, images] = await Promise.all([
    engine.listContainers({ all: true, filters }),
    engine.listNetworks({ filters }),
    engine.listVolumes({ filters }),
    engine.listImages(),
  ])
  const tags = images.flatMap(({ RepoTags }) => RepoTags ?? [])
  return [
    ...containers.map(({ Names: [name = ''], State }) => `container ${name.slice(1)} (${State})`),
    ...networks.map(({ Name }) => `network ${Name}`),
    ...(volumes.Volumes ?? []).map(({ Name }) => `volume ${Name}`),
    ...tags.filter((tag) => tag.startsWith(`compose-gate/${project}/`)).map((tag) => `image ${tag}`),
  ]
}

/** The ids of images by name; null: not there. */
export async function imageIds(names: readonly string[]): Promise<Record<string, string | null>> {
  const ids = names.map(async (name) => {
    const facts = await engine
      .getImage(name)
      .inspect()
      .catch(() => undefined)
    return [name, facts?.Id ?? null] as const
  })
  return Object.fromEntries(await Promise.all(ids))
}

/** What a container without a terminal has written so far, standard error included. */
export async function containerLog(id: string): Promise<string> {
  const framed = await engine.getContainer(id).logs({ stdout: true, stderr: true })
  // Each piece follows a header of 8 bytes, of which the last 4 say how long the piece is.
  const pieces: string[] = []
  for (let at = 0; at + 8 <= framed.length; ) {
    const end = at + 8 + framed.readUInt32BE(at + 4)
    pieces.push(framed.toString('utf8', at + 8, end))
    at = end
  }
  return pieces.join('')
}
