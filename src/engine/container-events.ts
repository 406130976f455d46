import type { EngineTrouble } from '../common/problem.js'
import type { Docker } from './docker.js'
import type { ContainerEvent } from './event-stream.js'

/** The engine's events of one project, for any number of listeners. */
export class ContainerEvents {
  private readonly listeners = new Set<(event: ContainerEvent) => void>()
  private readonly outOfMemory = new Set<string>()
  /** Container → how often it has ended since the listening began. */
  private readonly ends = new Map<string, number>()

  /** @param onLost the engine went away */
  static async begin(
    docker: Pick<Docker, 'listenToEvents'>,
    project: string,
    signal: AbortSignal,
    onLost: (trouble: EngineTrouble) => void,
  ): Promise<ContainerEvents> {
    const events = new ContainerEvents()
    await docker.listenToEvents(project, { onEvent: (event) => events.publish(event), onLost }, signal)
    return events
  }

  /** @returns ends the listening */
  listen(listener: (event: ContainerEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Whether the kernel killed a process of this container for memory, since its last start or before it. */
  ranOutOfMemory(id: string): boolean {
    return this.outOfMemory.has(id)
  }

  /**
   * Resolves when a container has ended more often than `seen` times since the listening began.
   * @throws the signal's reason as soon as it is aborted
   */
  moreEnds(id: string, seen: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => {
        stopListening()
        signal.removeEventListener('abort', cancel)
        then()
      }
      const cancel = () => settle(() => reject(signal.reason))
      const count = () => {
        if ((this.ends.get(id) ?? 0) > seen) settle(resolve)
      }
      const stopListening = this.listen(count)
      signal.addEventListener('abort', cancel, { once: true })
      if (signal.aborted) cancel()
      else count()
    })
  }

  private publish(event: ContainerEvent): void {
    if (event.action === 'oom') this.outOfMemory.add(event.id)
    if (event.action === 'die') this.ends.set(event.id, (this.ends.get(event.id) ?? 0) + 1)
    for (const listener of [...this.listeners]) listener(event)
  }
}
