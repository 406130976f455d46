import type Dockerode from 'dockerode'
import { PROJECT } from './engine.js'

/** What is on an engine, one line each. @param project absent: of everybody */
export async function contents(api: Dockerode, project?: string): Promise<readonly string[]> {
  const filters = project === undefined ? '{}' : JSON.stringify({ label: [`${PROJECT}=${project}`] })
  const [containers, networks, { Volumes: volumes }, images] = await Promise.all([
    api.listContainers({ all: true, filters }),
    api.listNetworks({ filters }),
    api.listVolumes({ filters }),
    api.listImages(),
  ])
  const tags = images.flatMap(({ RepoTags }) => RepoTags ?? [])
  return [
    ...containers.map(({ Names: [name = ''] }) => `container ${name}`),
    ...networks.map(({ Name }) => `network ${Name}`),
    ...(volumes ?? []).map(({ Name }) => `volume ${Name}`),
    ...tags.filter((tag) => tag.includes(`compose-gate/${project ?? ''}`)).map((tag) => `image ${tag}`),
  ]
}
