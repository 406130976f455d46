import { setTimeout as pause } from 'node:timers/promises'
import type { Docker } from '../engine/docker.js'
import type { Inventory } from '../engine/facts.js'
import { byService, keepServiceLog, type LogFolder } from './logs.js'

export interface TeardownOptions {
  /** Milliseconds between asking a container to stop and killing it; 0 kills at once. */
  readonly grace: number
  /** Absent: logs are not kept. */
  readonly logs?: LogFolder | undefined
  /** Something may still be creating things: look again until nothing new comes. */
  readonly suspicious: boolean
}

export interface TeardownResult {
  /** What could not be removed, one sentence each. */
  readonly leftovers: readonly string[]
  /** Service → log file. */
  readonly logs: Readonly<Record<string, string>>
  /** How many things were removed. */
  readonly removed: number
}

/** Rounds of removing what is there; what survives them stays. */
const ROUNDS = 5

/** Milliseconds between two rounds: an engine takes a moment to let go of what a container used. */
const BETWEEN_ROUNDS = 100

/** Milliseconds in which a command that was just killed may still have something made by the engine. */
const SUSPICION = 500

/**
 * Removes everything of a project from its name alone: containers (one-offs, those of inactive profiles and orphans
 * too), anonymous and named volumes, networks, and images built for the run. Then looks whether it is gone.
 */
export async function teardown(
  docker: Docker,
  project: string,
  options: TeardownOptions,
): Promise<TeardownResult> {
  const logs: Record<string, string> = {}
  let removed = 0
  let inventory = await docker.inventory(project)
  for (let round = 0; round < ROUNDS; round += 1) {
    if (size(inventory) > 0) {
      removed += size(inventory)
      Object.assign(logs, await removeAll(docker, inventory, options))
    }
    if (options.suspicious && round === 0) await pause(SUSPICION)
    else if (round > 0) await pause(BETWEEN_ROUNDS)
    const left = await docker.inventory(project)
    removed -= size(left)
    inventory = left
    if (size(left) === 0) break
  }
  return { leftovers: await told(docker, inventory), logs, removed: Math.max(0, removed) }
}

async function removeAll(
  docker: Docker,
  inventory: Inventory,
  options: TeardownOptions,
): Promise<Record<string, string>> {
  const logs: Record<string, string> = {}
  await Promise.all(
    [...byService(inventory.containers)].map(async ([service, containers]) => {
      await Promise.all(containers.map(({ id }) => docker.stop(id, options.grace)))
      if (options.logs !== undefined) {
        logs[service] = await keepServiceLog(docker, service, containers, options.logs)
      }
      await Promise.all(containers.map(({ id }) => docker.remove(id)))
    }),
  )
  // A stranger's container on the run's network is taken off it, and is left alone otherwise.
  await Promise.all([
    ...inventory.networks.map(async ({ id }) => {
      await docker.emptyNetwork(id)
      await docker.removeNetwork(id)
    }),
    ...inventory.volumes.map((name) => docker.removeVolume(name)),
    ...inventory.images.map((reference) => docker.removeImage(reference)),
  ])
  return logs
}

function size(inventory: Inventory): number {
  const { containers, networks, volumes, images } = inventory
  return containers.length + networks.length + volumes.length + images.length
}

/** Says of each thing that stayed what it is. */
async function told(docker: Docker, inventory: Inventory): Promise<string[]> {
  const volumes = inventory.volumes.map(async (name) => {
    const users = await docker.usersOfVolume(name)
    return users.length === 0 ? `volume ${name}` : `volume ${name}, used by ${users.join(', ')}`
  })
  return [
    ...inventory.containers.map(({ name, state }) => `container ${name} (${state})`),
    ...inventory.networks.map(({ name }) => `network ${name}`),
    ...(await Promise.all(volumes)),
    ...inventory.images.map((reference) => `image ${reference}`),
  ]
}
