import type { Readable } from 'node:stream'
import Dockerode from 'dockerode'

const PROJECT = 'com.docker.compose.project'
const SERVICE = 'com.docker.compose.service'

/** The engine the tests talk to, asked directly: what the gate says of it is what is tested. */
export const engine = new Dockerode()

/** Something that happened to a container of a Compose project. */
export interface Moment {
  readonly project: string
  readonly service: string
  readonly action: 'create' | 'start' | 'die' | 'destroy' | 'kill'
  readonly container: string
  /** Milliseconds since 1970, by the engine's clock. */
  readonly at: number
  /** Of `die`. */
  readonly exitCode: number | undefined
  /** Of `kill`: the signal's number. */
  readonly signal: number | undefined
}

/** The part of an engine's event that counts here. */
interface Event {
  readonly Type: string
  readonly Action: string
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> }
  readonly timeNano: number
}

/**
 * Watches the engine while a gate runs: what happened when, and what is left of a project. Other projects may come
 * and go meanwhile: everything is told by project.
 */
export class Witness {
  private readonly moments: Moment[] = []
  /** Anonymous volumes carry no project's name: project → those its containers used. */
  private readonly volumes = new Map<string, Set<string>>()
  private readonly projects = new Map<string, string>()
  private readonly looks: Promise<void>[] = []

  private constructor(private readonly stream: Readable) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') this.note(JSON.parse(line) as Event)
    })
  }

  static async begin(): Promise<Witness> {
    const filters = {
      type: ['container', 'volume'],
      event: ['create', 'start', 'die', 'destroy', 'kill', 'mount'],
    }
    return new Witness((await engine.getEvents({ filters: JSON.stringify(filters) })) as Readable)
  }

  /** What happened to a project's containers, in the engine's order. */
  of(project: string): readonly Moment[] {
    return this.moments.filter((moment) => moment.project === project)
  }

  /** The first such moment of a service. @throws Error where there was none */
  first(project: string, service: string, action: Moment['action']): Moment {
    const found = this.of(project).find((moment) => moment.service === service && moment.action === action)
    if (found === undefined)
      throw new Error(`no ${action} of ${service}: ${JSON.stringify(this.of(project))}`)
    return found
  }

  /** Every volume that a project's containers had, by name. */
  volumesOf(project: string): readonly string[] {
    return [...(this.volumes.get(project) ?? [])]
  }

  /** Everything of a project that is on the engine now, each in a few words; empty: nothing. */
  async left(project: string): Promise<string[]> {
    await Promise.all(this.looks)
    return [...(await inventory(project)), ...(await this.anonymousVolumes(project))]
  }

  private async anonymousVolumes(project: string): Promise<string[]> {
    const { Volumes: volumes } = await engine.listVolumes()
    const there = new Set(
      (volumes ?? []).filter((one) => ANONYMOUS in (one.Labels ?? {})).map(({ Name }) => Name),
    )
    return this.volumesOf(project)
      .filter((name) => there.has(name))
      .map((name) => `anonymous volume ${name}`)
  }

  private note(event: Event): void {
    const { ID: id, Attributes: attributes } = event.Actor
    if (event.Type === 'volume') {
      const project = this.projects.get(attributes.container ?? '')
      if (event.Action === 'mount' && project !== undefined) this.used(project, id)
      return
    }
    const project = attributes[PROJECT]
    if (project === undefined) return
    this.projects.set(id, project)
    if (event.Action === 'create') this.looks.push(this.look(project, id))
    this.moments.push({
      project,
      service: attributes[SERVICE] ?? '',
      action: event.Action as Moment['action'],
      container: id,
      at: event.timeNano / 1e6,
      exitCode: attributes.exitCode === undefined ? undefined : Number(attributes.exitCode),
      signal: attributes.signal === undefined ? undefined : Number(attributes.signal),
    })
  }

  /** A container that is never started mounts nothing. */
  private async look(project: string, id: string): Promise<void> {
    const facts = await engine
      .getContainer(id)
      .inspect()
      .catch(() => undefined)
    for (const { Type, Name } of facts?.Mounts ?? []) {
      if (Type === 'volume' && Name !== undefined) this.used(project, Name)
    }
  }

  private used(project: string, volume: string): void {
    this.volumes.set(project, (this.volumes.get(project) ?? new Set()).add(volume))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stream.destroy()
  }
}

const ANONYMOUS = 'com.docker.volume.anonymous'

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
