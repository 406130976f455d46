import type { RanCommand } from '../../../../src/engine/command-times.js'
import type { EndByEvents } from '../../../../src/engine/container-events.js'
import type { ContainerEvent } from '../../../../src/engine/event-stream.js'

/** Events of a project that a test tells. */
export class ToldEvents {
  private readonly listeners: ((event: ContainerEvent) => void)[] = []
  private readonly outOfMemory = new Set<string>()
  private readonly killed = new Set<string>()

  listen(listener: (event: ContainerEvent) => void): () => void {
    this.listeners.push(listener)
    return () => {}
  }

  lastEnd(id: string): EndByEvents {
    return { ranOutOfMemory: this.outOfMemory.has(id), fromOutside: this.killed.has(id) }
  }

  /** No health check has run. */
  commandsIn(): readonly RanCommand[] {
    return []
  }

  tell(action: ContainerEvent['action'], id: string, exitCode = 0, service = 'app'): void {
    if (action === 'oom') this.outOfMemory.add(id)
    if (action === 'kill') this.killed.add(id)
    for (const listener of this.listeners) listener({ action, id, service, exitCode, at: 0 })
  }
}
