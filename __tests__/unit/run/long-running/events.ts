import type { ContainerEvent } from '../../../../src/engine/event-stream.js'

/** Events of a project that a test tells. */
export class ToldEvents {
  private readonly listeners: ((event: ContainerEvent) => void)[] = []
  private readonly killed = new Set<string>()

  listen(listener: (event: ContainerEvent) => void): () => void {
    this.listeners.push(listener)
    return () => {}
  }

  ranOutOfMemory(id: string): boolean {
    return this.killed.has(id)
  }

  tell(action: ContainerEvent['action'], id: string, exitCode = 0, service = 'app'): void {
    if (action === 'oom') this.killed.add(id)
    for (const listener of this.listeners) listener({ action, id, service, exitCode, at: 0 })
  }
}
