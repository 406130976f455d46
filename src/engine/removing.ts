import { withSignal } from '../common/deadline.js'
import { Api } from './api.js'
import type { Refusal } from './container-facts.js'

/** Stops and removes. What is gone already counts as removed; a refusal is returned; only a lost engine throws. */
export class Removing extends Api {
  /**
   * Stops a container: asks, waits `grace` milliseconds, kills. Does nothing where it does not run or is gone, and
   * leaves one that does not end.
   * @param hurry aborted: the grace is over
   */
  async stop(id: string, grace: number, hurry: AbortSignal): Promise<void> {
    const container = this.api.getContainer(id)
    if (grace > 0 && !hurry.aborted) {
      const stopped = this.refusal(() => container.stop({ t: Math.ceil(grace / 1000) }))
      await withSignal(stopped, hurry).catch((error: unknown) => {
        if (!hurry.aborted) throw error
      })
      if (!hurry.aborted) return
    }
    await this.refusal(() => container.kill())
  }

  /** Removes a container with its anonymous volumes. @returns the engine's words where it refuses */
  async container(id: string): Promise<Refusal> {
    return this.refusal(() => this.api.getContainer(id).remove({ force: true, v: true }))
  }

  /**
   * Removes a network. Every container is disconnected first; those of other projects too, which are not touched
   * otherwise.
   * @returns the engine's words where it refuses
   */
  async network(id: string): Promise<Refusal> {
    const network = this.api.getNetwork(id)
    const facts = await this.unlessRefused(
      () => network.inspect() as Promise<{ Containers?: Record<string, unknown> }>,
    )
    for (const container of Object.keys(facts?.Containers ?? {})) {
      await this.refusal(() => network.disconnect({ Container: container, Force: true }))
    }
    return this.refusal(() => network.remove())
  }

  /** @returns the engine's words where it refuses */
  async volume(name: string): Promise<Refusal> {
    return this.refusal(() => this.api.getVolume(name).remove())
  }

  /** @returns the engine's words where it refuses */
  async image(reference: string): Promise<Refusal> {
    return this.refusal(() => this.api.getImage(reference).remove())
  }
}
