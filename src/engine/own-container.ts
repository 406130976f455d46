import { join } from 'node:path'
import type Dockerode from 'dockerode'

/** The container in which this process runs. */
export interface OwnContainer {
  readonly id: string
  /** The container that has to join a network so that this process reaches it: itself, or the one whose network it uses. */
  readonly joinedAs: string
  /** Its network: that of the engine's machine; one of its own, which can join others; or one that can join none. */
  readonly network: 'host' | 'own' | 'closed'
  /** What of its files lies elsewhere for the engine. */
  readonly mounts: readonly OwnMount[]
}

/** Something that is mounted into the container. */
export interface OwnMount {
  /** Path in the container. */
  readonly target: string
  /** Path on the engine's machine; undefined: it is nowhere there, as memory is. */
  readonly source: string | undefined
}

/** How many containers may use each other's network, one after the other. */
const MAX_SHARED = 8

/** @throws the client's error; its status is 404 where the engine has no such container */
export async function ownContainer(api: Dockerode, id: string): Promise<OwnContainer> {
  const own = await api.getContainer(id).inspect()
  let owner = own
  for (let shared = 0; shared < MAX_SHARED; shared += 1) {
    const other = /^container:(.+)$/.exec(owner.HostConfig.NetworkMode ?? '')?.[1]
    if (other === undefined) break
    owner = await api.getContainer(other).inspect()
  }
  return {
    id: own.Id,
    joinedAs: owner.Id,
    network: networkOf(owner.HostConfig.NetworkMode),
    mounts: mountsOf(own),
  }
}

/** Modes of networks that no container joins others with: of Docker, and of Podman without root. */
const CLOSED = /^(?:none|slirp4netns|pasta)\b/

function networkOf(mode = ''): OwnContainer['network'] {
  return mode === 'host' ? 'host' : CLOSED.test(mode) ? 'closed' : 'own'
}

/** What the types of the client leave out. */
interface VolumePart {
  readonly Subpath?: string
}

function mountsOf({ Mounts, HostConfig }: Dockerode.ContainerInspectInfo): readonly OwnMount[] {
  const parts = new Map(
    (HostConfig.Mounts ?? []).map(({ Target, VolumeOptions }) => [
      Target,
      (VolumeOptions as VolumePart | undefined)?.Subpath ?? '',
    ]),
  )
  const mounts = Mounts.map(({ Type, Source, Destination }) => ({
    target: Destination,
    source: Source && Type !== 'image' ? join(Source, parts.get(Destination) ?? '') : undefined,
  }))
  // These are not listed among the others.
  const memory = Object.keys(HostConfig.Tmpfs ?? {}).map((target) => ({ target, source: undefined }))
  return [...mounts, ...memory]
}
