import type { Inventory, Refusal } from '../engine/container-facts.js'
import type { Removing } from '../engine/removing.js'
import { byService, type LogKeeper } from './keep-logs.js'

/** What the engine said where it would not remove something: id, name or reference → its words. */
export type Refusals = ReadonlyMap<string, string>

interface Haste {
  /** Milliseconds between asking a container to stop and killing it; 0 kills at once. */
  readonly grace: number
  /** Aborted: nobody waits for the grace any more. */
  readonly hurry: AbortSignal
}

/**
 * Tries to remove all of an inventory, each thing as soon as it may go. One that the engine does not remove keeps
 * nothing else from going.
 * @throws EngineTrouble where the engine is lost
 */
export async function removeAll(
  removing: Removing,
  inventory: Inventory,
  { grace, hurry }: Haste,
  keeper: LogKeeper,
): Promise<Refusals> {
  const refusals = new Map<string, string>()
  const each = async (things: readonly string[], remove: (thing: string) => Promise<Refusal>) => {
    await Promise.all(
      things.map(async (thing) => {
        const words = await remove(thing)
        if (words !== undefined) refusals.set(thing, words)
      }),
    )
  }
  const services = [...byService(inventory.containers)].map(([service, containers]) => {
    const ids = containers.map(({ id }) => id)
    const ended = Promise.all(ids.map((id) => removing.stop(id, grace, hurry)))
    const gone = ended.then(async () => {
      await keeper.keep(service, containers)
      await each(ids, (id) => removing.container(id))
    })
    return { ended, gone }
  })
  const networks = async () => {
    // An engine takes its time with a network, and does not mind containers on it that have ended.
    await Promise.all(services.map(({ ended }) => ended))
    const ids = inventory.networks.map(({ id }) => id)
    await each(ids, (id) => removing.network(id))
  }
  const whatTheyHeld = async () => {
    await Promise.all(services.map(({ gone }) => gone))
    await Promise.all([
      each(inventory.volumes, (name) => removing.volume(name)),
      each(inventory.images, (reference) => removing.image(reference)),
    ])
  }
  await Promise.all([networks(), whatTheyHeld()])
  return refusals
}
