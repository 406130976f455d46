import { setTimeout as pause } from 'node:timers/promises'
import { withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { EngineTrouble } from '../common/problem.js'
import type { Docker } from '../engine/docker.js'
import type { KeptLogs, LogKeeper } from './keep-logs.js'
import { size, tally, told } from './leftovers.js'
import { type Refusals, removeAll } from './remove-all.js'
import { unfinishedExports } from './unfinished-exports.js'

export interface TeardownOptions {
  /** Milliseconds between asking a container to stop and killing it; 0 kills at once. */
  readonly grace: number
  /** Aborted: nobody waits for the grace any more. */
  readonly hurry: AbortSignal
  /** Keeps what containers have printed before they go; one for all attempts, as what is gone tells nothing again. */
  readonly keeper: LogKeeper
  /**
   * Milliseconds to wait for what the engine is in the middle of, where commands were ended midway that may have asked
   * it for something of the project; 0: none was.
   */
  readonly patience: number
}

export interface TeardownResult extends KeptLogs {
  /** What could not be removed, each as people know it: `volume x_data, used by y`. */
  readonly leftovers: readonly string[]
  /** What was removed, in words: `3 containers, 1 network`; empty where there was nothing. */
  readonly removed: string
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
 * @throws EngineTrouble where the engine is lost, or does not do it in time
 */
export async function teardown(
  docker: Docker,
  project: string,
  options: TeardownOptions,
): Promise<TeardownResult> {
  const limit = LIMIT + options.grace
  const late = AbortSignal.timeout(limit)
  return withSignal(remove(docker, project, options), late).catch((error: unknown) => {
    if (!late.aborted) throw error
    const message = `the Docker Engine did not remove everything within ${formatDuration(limit)}`
    throw new EngineTrouble(message, 'look at the log of the engine', { cause: error })
  })
}

async function remove(docker: Docker, project: string, options: TeardownOptions): Promise<TeardownResult> {
  const { keeper } = options
  const before = await docker.inventory(project)
  let inventory = before
  let refusals: Refusals = new Map()
  let unsettled = false
  for (let round = 0; round < ROUNDS; round += 1) {
    // What has had its grace, and is still there, does not get it again.
    const haste = { hurry: options.hurry, grace: round === 0 ? options.grace : 0 }
    if (size(inventory) > 0) refusals = await removeAll(docker.removing, inventory, haste, keeper)
    if (options.patience > 0 && round === 0) unsettled = !(await settled(docker, project, options))
    else if (round > 0) await pause(BETWEEN_ROUNDS)
    inventory = await docker.inventory(project)
    if (size(inventory) === 0) break
  }
  const leftovers = await told(docker, inventory, refusals)
  const { logs, unkept } = keeper
  return { logs, unkept, leftovers, removed: tally(before, inventory), unsettled }
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
  const { folder } = options.keeper
  const exports = folder === undefined ? Infinity : await unfinishedExports(folder.directory)
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
