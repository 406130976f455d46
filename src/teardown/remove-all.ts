import type { Clock } from '../common/clock.js'
import { byService, type Inventory, type Refusal } from '../engine/container-facts.js'
import type { Removing } from '../engine/removing.js'
import type { LogKeeper } from './keep-logs.js'
import { graceOf, type StopGrace } from './stop-grace.js'

/** Why the engine did not remove something: id, name or reference → the engine's message. */
export type Refusals = ReadonlyMap<string, string>

/**
 * Tries to remove all of an inventory, each thing as soon as possible. What the engine does not remove keeps nothing
 * else from being removed.
 * @throws EngineTrouble where the engine is lost
 */
export async function removeAll(
  removing: Pick<Removing, 'stop' | 'container' | 'network' | 'volume' | 'image'>,
  inventory: Inventory,
  grace: StopGrace & { readonly clock: Pick<Clock, 'timeout'> },
  keeper: Pick<LogKeeper, 'keep'>,
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
    const ended = Promise.all(
      containers.map((container) => {
        const { graceMs, hurry } = graceOf(container, grace, grace.clock)
        return removing.stop(container.id, graceMs, hurry)
      }),
    )
    const gone = ended.then(async () => {
      await keeper.keep(service, containers)
      await each(ids, (id) => removing.container(id))
    })
    return { ended, gone }
  })
  const networks = async () => {
    // Removing a network takes an engine long; containers on it need only have ended, not be gone.
    await Promise.all(services.map(({ ended }) => ended))
    const ids = inventory.networks.map(({ id }) => id)
    await each(ids, (id) => removing.network(id))
  }
  const volumesAndImages = async () => {
    await Promise.all(services.map(({ gone }) => gone))
    await Promise.all([
      each(inventory.volumes, (name) => removing.volume(name)),
      each(inventory.images, (reference) => removing.image(reference)),
    ])
  }
  await Promise.all([networks(), volumesAndImages()])
  return refusals
}
