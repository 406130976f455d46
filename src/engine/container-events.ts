import type { EngineTrouble } from '../common/problem.js'
import { CommandTimes, type RanCommand } from './command-times.js'
import type { Docker } from './docker.js'
import type { ContainerEvent } from './event-stream.js'

/** SIGINT, SIGQUIT, SIGKILL and SIGTERM. Others, such as SIGHUP, are words to a program that goes on. */
const ENDING_SIGNALS: ReadonlySet<number | undefined> = new Set([2, 3, 9, 15])

/** What events tell of how a container ended. */
export interface EndByEvents {
  /** The kernel killed a process of it for memory, since its last start or before it. */
  readonly ranOutOfMemory: boolean
  /** Somebody asked the engine to end or to remove it, and nobody in a run does that. */
  readonly fromOutside: boolean
}

/** The engine's events of one project, for any number of listeners. */
export class ContainerEvents {
  private readonly listeners = new Set<(event: ContainerEvent) => void>()
  private readonly outOfMemory = new Set<string>()
  /** Containers that were asked to end, and have not yet. */
  private readonly askedToEnd = new Set<string>()
  private readonly endedFromOutside = new Set<string>()
  /** Container → how often it has ended since the listening began. */
  private readonly ends = new Map<string, number>()
  private readonly commands = new Map<string, CommandTimes>()

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

  /** How a container ended the last time. */
  lastEnd(id: string): EndByEvents {
    return { ranOutOfMemory: this.outOfMemory.has(id), fromOutside: this.endedFromOutside.has(id) }
  }

  /** The commands that have ended in a container, health checks above all; those of Podman are not known. */
  commandsIn(id: string): readonly RanCommand[] {
    return this.commands.get(id)?.ended ?? []
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
    if (event.action === 'kill' && ENDING_SIGNALS.has(event.signal)) this.askedToEnd.add(event.id)
    if (event.action === 'die') {
      this.ends.set(event.id, (this.ends.get(event.id) ?? 0) + 1)
      if (this.askedToEnd.delete(event.id)) this.endedFromOutside.add(event.id)
      else this.endedFromOutside.delete(event.id)
    }
    if (event.command !== undefined) this.publishCommand(event, event.command)
    for (const listener of [...this.listeners]) listener(event)
  }

  private publishCommand({ action, id, at, exitCode }: ContainerEvent, command: string): void {
    const commands = this.commands.get(id) ?? new CommandTimes()
    this.commands.set(id, commands)
    if (action === 'exec_start') commands.began(command, at)
    if (action === 'exec_die') commands.ends(command, at, exitCode)
  }
}
