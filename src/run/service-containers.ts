import { lastLine } from '../common/last-line.js'
import type { ContainerListing } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import type { Compose, Release } from '../engine/docker-compose.js'

/** Why Compose could not create the containers of a service. */
export class NotCreated extends Error {}

interface Wish {
  readonly service: string
  readonly signal: AbortSignal
  resolve(): void
  reject(error: unknown): void
}

/**
 * Creates containers through Compose, one call at a time: two at once would race for the project's networks. Wishes
 * that come while a call is under way go together into the next, because each call costs a start of Compose.
 */
export class ServiceContainers {
  private readonly byService = new Map<string, readonly ContainerListing[]>()
  private wishes: Wish[] = []
  private busy = false

  constructor(
    private readonly compose: Compose,
    private readonly docker: Docker,
    private readonly project: string,
    private readonly release: Release,
  ) {}

  /**
   * @throws NotCreated with Compose's own words
   * @throws the signal's reason where it is aborted; a call for several services ends with the first of their signals
   */
  create(service: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.wishes.push({ service, signal, resolve, reject })
      if (!this.busy) void this.work()
    })
  }

  /** The containers of a service that was created. */
  of(service: string): readonly ContainerListing[] {
    return this.byService.get(service) ?? []
  }

  /** Service → image id, of everything created so far. */
  images(): Readonly<Record<string, string>> {
    const pairs = [...this.byService].flatMap(([service, [first]]) => (first ? [[service, first.image]] : []))
    return Object.fromEntries(pairs) as Record<string, string>
  }

  private async work(): Promise<void> {
    this.busy = true
    // Wishes of the same moment are all there only after this turn.
    await Promise.resolve()
    while (this.wishes.length > 0) {
      const wanted = this.wishes.filter(({ signal }) => !signal.aborted)
      for (const { signal, reject } of this.wishes) if (signal.aborted) reject(signal.reason)
      this.wishes = []
      if (wanted.length > 0) await this.fulfil(wanted)
    }
    this.busy = false
  }

  private async fulfil(batch: readonly Wish[]): Promise<void> {
    try {
      const services = batch.map(({ service }) => service)
      const signal = AbortSignal.any(batch.map(({ signal }) => signal))
      const result = await this.compose.create(this.release, services, signal)
      if (result.exitCode === 0) {
        await this.list()
        for (const wish of batch) wish.resolve()
      } else if (batch.length === 1) {
        batch[0]?.reject(new NotCreated(lastLine(result.stderr)))
      } else {
        // One of them is to blame, the others need not suffer: each on its own.
        for (const wish of batch) await this.fulfil([wish])
      }
    } catch (error) {
      for (const wish of batch) wish.reject(error)
    }
  }

  private async list(): Promise<void> {
    const listed = new Map<string, ContainerListing[]>()
    for (const container of await this.docker.containers(this.project)) {
      listed.set(container.service, [...(listed.get(container.service) ?? []), container])
    }
    for (const [service, containers] of listed) this.byService.set(service, containers)
  }
}
