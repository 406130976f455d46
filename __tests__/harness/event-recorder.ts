import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { ANONYMOUS, containerLog, engine, inventory, PROJECT, SERVICE } from './engine.js'
import { uniqueName } from './unique-name.js'

/** The beginning of the names of volumes that are made only for the event of their creation. */
const MARKER = 'event-marker'

/** Something that happened to a container of a Compose project. */
export interface ContainerEvent {
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

/** The part of an engine's event that is read here. */
interface EngineEvent {
  readonly Type: string
  readonly Action: string
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> }
  readonly timeNano: number
}

/**
 * Records what the engine does while a gate runs, and says what is left of a project. Other projects may come and go
 * meanwhile: every answer is for one project.
 */
export class EventRecorder {
  private readonly events: ContainerEvent[] = []
  /** Project → volumes of its containers. An anonymous volume does not carry the name of its project. */
  private readonly volumes = new Map<string, Set<string>>()
  /** Container → project. */
  private readonly projects = new Map<string, string>()
  /** Volumes of `caughtUp` whose event has arrived. */
  private readonly markers = new Set<string>()
  private readonly inspections: Promise<void>[] = []

  private constructor(private readonly stream: Readable) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') this.note(JSON.parse(line) as EngineEvent)
    })
  }

  static async start(): Promise<EventRecorder> {
    const filters = {
      type: ['container', 'volume'],
      event: ['create', 'start', 'die', 'destroy', 'kill', 'mount'],
    }
    return new EventRecorder((await engine.getEvents({ filters: JSON.stringify(filters) })) as Readable)
  }

  /** What happened to a project's containers, in the engine's order. */
  of(project: string): readonly ContainerEvent[] {
    return this.events.filter((event) => event.project === project)
  }

  /** The first such event of a service; undefined where there was none so far. */
  find(project: string, service: string, action: ContainerEvent['action']): ContainerEvent | undefined {
    return this.of(project).find((event) => event.service === service && event.action === action)
  }

  /** The first such event of a service. @throws Error where there was none */
  first(project: string, service: string, action: ContainerEvent['action']): ContainerEvent {
    const found = this.find(project, service, action)
    if (found === undefined)
      throw new Error(`no ${action} of ${service}: ${JSON.stringify(this.of(project))}`)
    return found
  }

  /** Every volume that a project's containers had, by name. */
  volumesOf(project: string): readonly string[] {
    return [...(this.volumes.get(project) ?? [])]
  }

  /** Everything of a project that is on the engine now, each in a few words; empty: nothing. */
  async leftovers(project: string): Promise<string[]> {
    await this.caughtUp()
    await Promise.all(this.inspections)
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

  /**
   * Waits until the events of all that has happened so far have arrived. The engine sends events in their order, so
   * this makes a volume, and waits for the event of its creation.
   * @throws Error where that event does not arrive within half a minute
   */
  private async caughtUp(): Promise<void> {
    const marker = uniqueName(MARKER)
    await engine.createVolume({ Name: marker })
    for (const deadline = Date.now() + 30_000; !this.markers.has(marker); await pause(5)) {
      if (Date.now() > deadline) throw new Error('the engine sends no events any more')
    }
    await engine.getVolume(marker).remove()
  }

  private note(event: EngineEvent): void {
    const { ID: id, Attributes: attributes } = event.Actor
    if (event.Type === 'volume') {
      if (id.startsWith(`${MARKER}-`)) this.markers.add(id)
      const project = this.projects.get(attributes.container ?? '')
      if (event.Action === 'mount' && project !== undefined) this.used(project, id)
      return
    }
    const project = attributes[PROJECT]
    if (project === undefined) return
    this.projects.set(id, project)
    if (event.Action === 'create') this.inspections.push(this.inspect(project, id))
    this.events.push({
      project,
      service: attributes[SERVICE] ?? '',
      action: event.Action as ContainerEvent['action'],
      container: id,
      at: event.timeNano / 1e6,
      exitCode: attributes.exitCode === undefined ? undefined : Number(attributes.exitCode),
      signal: attributes.signal === undefined ? undefined : Number(attributes.signal),
    })
  }

  /** A container that is never started mounts no volume, so no event names its volumes. */
  private async inspect(project: string, id: string): Promise<void> {
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

/** What the first container of a service has written so far; empty before it is started. */
export async function firstLog(events: EventRecorder, project: string, service: string): Promise<string> {
  const started = events.find(project, service, 'start')
  return started === undefined ? '' : await containerLog(started.container)
}
