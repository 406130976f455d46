import { replicaName } from '../compose/replica-name.js'
import { byService, type ContainerListing } from './container-facts.js'
import type { Docker } from './docker.js'
import type { Compose, Release } from './docker-compose.js'

/** Compose could not create the containers of a service. */
export class ContainersNotCreated extends Error {
  /** @param output what Compose printed */
  constructor(readonly output: string) {
    super('Compose could not create the containers')
    this.name = 'ContainersNotCreated'
  }
}

/** A container's whole id. */
const CONTAINER_ID = /\b[0-9a-f]{64}\b/g

interface Request {
  readonly service: string
  readonly signal: AbortSignal
  resolve(): void
  reject(error: unknown): void
}

/**
 * Creates containers through Compose, one call at a time: two at once would race for the project's networks. Requests
 * that come while a call is going on go together into the next call, because each call costs a start of Compose.
 */
export class ServiceContainers {
  private readonly created = new Map<string, readonly ContainerListing[]>()
  private requests: Request[] = []
  private isWorking = false

  constructor(
    private readonly compose: Pick<Compose, 'create'>,
    private readonly docker: Pick<Docker, 'containers'>,
    private readonly project: string,
    private readonly release: Release,
    /** Called once for each service, when its containers are new. */
    private readonly onCreated: (
      service: string,
      containers: readonly ContainerListing[],
    ) => Promise<void> = async () => {},
  ) {}

  /**
   * @throws ContainersNotCreated
   * @throws the signal's reason where it is aborted; a call for several services ends with the first of their signals
   */
  create(service: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.requests.push({ service, signal, resolve, reject })
      if (!this.isWorking) void this.work()
    })
  }

  /** The containers of a service that was created. */
  of(service: string): readonly ContainerListing[] {
    return this.created.get(service) ?? []
  }

  /** Service → image id, of everything created so far. */
  images(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.created].flatMap(([service, [first]]) => (first ? [[service, first.image] as const] : [])),
    )
  }

  /**
   * The words of an engine, with services in place of the ids of their containers: an engine says which container it
   * means by an id that nobody knows once the container is removed.
   */
  withNames(words: string): string {
    return words.replace(CONTAINER_ID, (id) => this.nameOf(id) ?? id)
  }

  private nameOf(id: string): string | undefined {
    for (const [service, containers] of this.created) {
      const index = containers.findIndex((container) => container.id === id)
      if (index >= 0) return replicaName(service, index, containers.length)
    }
    return undefined
  }

  private async work(): Promise<void> {
    this.isWorking = true
    // Requests of the same moment are all there only after this turn.
    await Promise.resolve()
    while (this.requests.length > 0) {
      const wanted = this.requests.filter(({ signal }) => !signal.aborted)
      for (const { signal, reject } of this.requests) if (signal.aborted) reject(signal.reason)
      this.requests = []
      if (wanted.length > 0) await this.createTogether(wanted)
    }
    this.isWorking = false
  }

  private async createTogether(batch: readonly Request[]): Promise<void> {
    try {
      const services = batch.map(({ service }) => service)
      const signal = AbortSignal.any(batch.map(({ signal }) => signal))
      const result = await this.compose.create(this.release, services, signal)
      if (result.exitCode === 0) {
        await this.list()
        await Promise.all(services.map((service) => this.onCreated(service, this.of(service))))
        for (const { resolve } of batch) resolve()
      } else if (batch.length === 1) {
        batch[0]?.reject(new ContainersNotCreated(result.stderr))
      } else {
        // One of the services is to blame: each is tried alone, so that the others are created.
        for (const request of batch) await this.createTogether([request])
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  private async list(): Promise<void> {
    const listed = byService(await this.docker.containers(this.project))
    for (const [service, containers] of listed) this.created.set(service, containers)
  }
}
