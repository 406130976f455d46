import type { ContainerEvents } from '../../engine/container-events.js'
import type { ContainerEvent } from '../../engine/event-stream.js'

/** What is known of a container that must keep running. */
export interface ContainerHistory {
  readonly id: string
  readonly service: string
  /** As people tell it from the other containers of its service: `app (2 of 3)`. */
  readonly name: string
  /** It may also end with 0, once nothing waits for its service. */
  readonly mayEnd: boolean
  /** How often it has ended. */
  readonly ends: number
  /** The exit code of its last end. */
  readonly lastExitCode: number
  /** What the engine's own health check says. */
  readonly isUnhealthy: boolean
  /** Present for a store that was ready. */
  readonly ready?: ReadyStore | undefined
}

interface ReadyStore {
  /** How often the container had ended before it was ready. */
  readonly endsBefore: number
  /** Why the store is ready no longer; undefined: it still is, or that is unknown. */
  lostReadiness(): Promise<string | undefined>
}

/** The histories of all containers that must keep running, according to the engine's events. */
export class ContainerHistories {
  private readonly histories = new Map<string, ContainerHistory>()

  /** @param onEnd called with the id of a container that must keep running and has ended */
  constructor(events: Pick<ContainerEvents, 'listen'>, onEnd: (id: string) => void) {
    events.listen((event) => {
      this.update(event)
      if (event.action === 'die' && this.histories.has(event.id)) onEnd(event.id)
    })
  }

  /** From now on this container must keep running. Call before it is started. */
  add(id: string, { service, name, mayEnd }: Pick<ContainerHistory, 'service' | 'name' | 'mayEnd'>): void {
    this.histories.set(id, { id, service, name, mayEnd, ends: 0, lastExitCode: 0, isUnhealthy: false })
  }

  becameReady(id: string, lostReadiness: ReadyStore['lostReadiness']): void {
    const history = this.histories.get(id)
    if (history === undefined) return
    this.histories.set(id, { ...history, ready: { endsBefore: history.ends, lostReadiness } })
  }

  of(id: string): ContainerHistory | undefined {
    return this.histories.get(id)
  }

  all(): readonly ContainerHistory[] {
    return [...this.histories.values()]
  }

  private update({ action, id, exitCode }: ContainerEvent): void {
    const history = this.histories.get(id)
    if (history === undefined) return
    if (action === 'healthy' || action === 'unhealthy') {
      this.histories.set(id, { ...history, isUnhealthy: action === 'unhealthy' })
    }
    if (action === 'die') {
      this.histories.set(id, { ...history, ends: history.ends + 1, lastExitCode: exitCode })
    }
  }
}

/** Whether a store was ready and has ended since. */
export function endedSinceReady({ ends, ready }: Pick<ContainerHistory, 'ends' | 'ready'>): boolean {
  return ready !== undefined && ends > ready.endsBefore
}
