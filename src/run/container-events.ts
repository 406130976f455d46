import type { EngineTrouble } from '../common/problem.js'
import type { ContainerEvent } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'

/** The engine's events of one project, told to whoever listens. */
export class ContainerEvents {
  private readonly listeners = new Set<(event: ContainerEvent) => void>()
  private readonly outOfMemory = new Set<string>()
  private readonly ends = new Map<string, number>()

  /** @param onLost the engine went away */
  static async begin(
    docker: Docker,
    project: string,
    signal: AbortSignal,
    onLost: (trouble: EngineTrouble) => void,
  ): Promise<ContainerEvents> {
    const watch = new ContainerEvents()
    await docker.watch(project, (event) => watch.tell(event), onLost, signal)
    return watch
  }

  /** @returns ends the listening */
  listen(listener: (event: ContainerEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Whether the kernel killed a process of this container for memory, in this life of it or an earlier one. */
  ranOutOfMemory(id: string): boolean {
    return this.outOfMemory.has(id)
  }

  /** Resolves when this container has ended more often than `seen` times since the watch began. */
  moreEnds(id: string, seen: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => {
        leave()
        signal.removeEventListener('abort', abort)
        then()
      }
      const abort = () => settle(() => reject(signal.reason))
      const look = () => {
        if ((this.ends.get(id) ?? 0) > seen) settle(resolve)
      }
      const leave = this.listen(look)
      signal.addEventListener('abort', abort, { once: true })
      if (signal.aborted) abort()
      else look()
    })
  }

  private tell(event: ContainerEvent): void {
    if (event.action === 'oom') this.outOfMemory.add(event.id)
    if (event.action === 'die') this.ends.set(event.id, (this.ends.get(event.id) ?? 0) + 1)
    for (const listener of [...this.listeners]) listener(event)
  }
}
