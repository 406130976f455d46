import type { Inventory } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import type { Refusals } from './remove-all.js'

const KINDS = ['containers', 'networks', 'volumes', 'images'] as const

/** How many things there are. */
export function countThings(inventory: Inventory): number {
  return KINDS.reduce((sum, kind) => sum + inventory[kind].length, 0)
}

/** What was removed, in words: `3 containers, 1 network`. */
export function describeRemoved(before: Inventory, left: Inventory, earlier = 0): string {
  return KINDS.flatMap((kind) => {
    const count = before[kind].length - left[kind].length + (kind === 'containers' ? earlier : 0)
    return count > 0 ? [`${count} ${count === 1 ? kind.slice(0, -1) : kind}`] : []
  }).join(', ')
}

/** Describes each thing that is left, and why it is left where that is known. */
export async function describeLeftovers(
  docker: Pick<Docker, 'usersOfVolume'>,
  left: Inventory,
  refusals: Refusals,
): Promise<string[]> {
  const because = (key: string) => (refusals.has(key) ? `: ${refusals.get(key)}` : '')
  const volumes = left.volumes.map(async (name) => {
    const users = await docker.usersOfVolume(name)
    return `volume ${name}${users.length === 0 ? because(name) : `, used by ${users.join(', ')}`}`
  })
  return [
    ...left.containers.map(({ id, name, state }) => `container ${name} (${state})${because(id)}`),
    ...left.networks.map(({ id, name }) => `network ${name}${because(id)}`),
    ...(await Promise.all(volumes)),
    ...left.images.map((reference) => `image ${reference}${because(reference)}`),
  ]
}
