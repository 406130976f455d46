import { setTimeout as pause } from 'node:timers/promises'
import type { Docker } from '../engine/docker.js'
import type { ContainerListing, Inventory } from '../engine/facts.js'
import { withSignal } from '../engine/streams.js'
import { messageOf } from '../engine/trouble.js'
import { unfinishedExports } from './exports.js'
import { byService, keepServiceLog, type LogFolder } from './logs.js'

export interface TeardownOptions {
  /** Milliseconds between asking a container to stop and killing it; 0 kills at once. */
  readonly grace: number
  /** Aborted: nobody waits for the grace any more. */
  readonly hurry: AbortSignal
  /** Absent: logs are not kept. */
  readonly logs?: LogFolder | undefined
  /**
   * Milliseconds to wait for what the engine is in the middle of, where commands were ended midway that may have asked
   * it for something of the project; 0: none was.
   */
  readonly patience: number
}

export interface TeardownResult {
  /** What could not be removed, each as people know it: `volume x_data, used by y`. */
  readonly leftovers: readonly string[]
  /** Service → log file. */
  readonly logs: Readonly<Record<string, string>>
  /** What was removed, in words: `3 containers, 1 network`; empty where there was nothing. */
  readonly removed: string
  /** Logs that could not be kept, one sentence each; that never keeps anything from being removed. */
  readonly unkept: readonly string[]
  /** The engine was still making something, which may be the project's, when patience ended. */
  readonly unsettled: boolean
}

/** Milliseconds in which an engine must have removed everything, besides the grace: it may hang. */
const LIMIT = 120_000

/** Rounds of removing what is there; what survives them stays. */
const ROUNDS = 5

/** Milliseconds between two rounds: an engine takes a moment to let go of what a container used. */
const BETWEEN_ROUNDS = 100

/** Milliseconds in which a request of a command that was just ended shows on the engine. */
const SUSPICION = 500

/**
 * Removes everything of a project from its name alone: containers (one-offs, those of inactive profiles and orphans
 * too), anonymous and named volumes, networks, and images built for the run. Then looks whether it is gone.
 * @throws EngineTrouble where the engine is lost; TimeoutError where it does not do it in time
 */
export async function teardown(
  docker: Docker,
  project: string,
  options: TeardownOptions,
): Promise<TeardownResult> {
  return withSignal(remove(docker, project, options), AbortSignal.timeout(LIMIT + options.grace))
}

async function remove(docker: Docker, project: string, options: TeardownOptions): Promise<TeardownResult> {
  const kept: Kept = { logs: {}, unkept: [] }
  const before = await docker.inventory(project)
  let inventory = before
  let unsettled = false
  for (let round = 0; round < ROUNDS; round += 1) {
    if (size(inventory) > 0) await removeAll(docker, inventory, options, kept)
    if (options.patience > 0 && round === 0) unsettled = !(await settled(docker, project, options))
    else if (round > 0) await pause(BETWEEN_ROUNDS)
    inventory = await docker.inventory(project)
    if (size(inventory) === 0) break
  }
  return { ...kept, leftovers: await told(docker, inventory), removed: tally(before, inventory), unsettled }
}

/**
 * Waits until the engine has made what it is in the middle of, should that be the project's: an engine ends an export,
 * or the filling of a volume, and lists the image or container then, though whoever asked for it has gone.
 * @returns false where patience ends first
 */
async function settled(docker: Docker, project: string, options: TeardownOptions): Promise<boolean> {
  const deadline = performance.now() + options.patience
  await pause(SUSPICION)
  // Without a log there may be any number. Other people's builds may take hours: they are waited for only as long as
  // an image of the project may come of them.
  const exports = options.logs === undefined ? Infinity : await unfinishedExports(options.logs.directory)
  const creating = await docker.creating()
  const building = exports > 0 ? await docker.building() : NOTHING
  for (;;) {
    const created = creating.size === 0 || areGone(creating, await docker.creating())
    const built =
      building.size === 0 ||
      (await docker.inventory(project)).images.length >= exports ||
      areGone(building, await docker.building())
    if (created && built) return true
    if (performance.now() > deadline) return false
    await pause(BETWEEN_ROUNDS)
  }
}

const NOTHING: ReadonlySet<string> = new Set()

function areGone(before: ReadonlySet<string>, now: ReadonlySet<string>): boolean {
  return ![...before].some((one) => now.has(one))
}

/** What became of the logs, filled while containers go. */
interface Kept {
  readonly logs: Record<string, string>
  readonly unkept: string[]
}

async function removeAll(
  docker: Docker,
  inventory: Inventory,
  options: TeardownOptions,
  kept: Kept,
): Promise<void> {
  const services = [...byService(inventory.containers)].map(([service, containers]) => {
    const ended = Promise.all(containers.map(({ id }) => docker.stop(id, options.grace, options.hurry)))
    const gone = ended.then(async () => {
      await keepLog(docker, service, containers, options.logs, kept)
      await Promise.all(containers.map(({ id }) => docker.remove(id)))
    })
    return { ended, gone }
  })
  const networks = async () => {
    // An engine takes its time with a network, and does not mind containers on it that have ended.
    await Promise.all(services.map(({ ended }) => ended))
    await Promise.all(inventory.networks.map(({ id }) => removeNetwork(docker, id)))
  }
  const whatTheyHeld = async () => {
    await Promise.all(services.map(({ gone }) => gone))
    await Promise.all([
      ...inventory.volumes.map((name) => docker.removeVolume(name)),
      ...inventory.images.map((reference) => docker.removeImage(reference)),
    ])
  }
  await Promise.all([networks(), whatTheyHeld()])
}

/** A stranger's container on the run's network is taken off it, and is left alone otherwise. */
async function removeNetwork(docker: Docker, id: string): Promise<void> {
  await docker.emptyNetwork(id)
  await docker.removeNetwork(id)
}

async function keepLog(
  docker: Docker,
  service: string,
  containers: readonly ContainerListing[],
  folder: LogFolder | undefined,
  kept: Kept,
): Promise<void> {
  if (folder === undefined) return
  try {
    kept.logs[service] = await keepServiceLog(docker, service, containers, folder)
  } catch (error) {
    kept.unkept.push(`the log of ${service} could not be kept: ${messageOf(error)}`)
  }
}

const KINDS = ['containers', 'networks', 'volumes', 'images'] as const

function size(inventory: Inventory): number {
  return KINDS.reduce((sum, kind) => sum + inventory[kind].length, 0)
}

function tally(before: Inventory, left: Inventory): string {
  return KINDS.flatMap((kind) => {
    const count = before[kind].length - left[kind].length
    return count > 0 ? [`${count} ${count === 1 ? kind.slice(0, -1) : kind}`] : []
  }).join(', ')
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
