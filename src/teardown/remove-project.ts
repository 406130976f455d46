import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED, withDeadline, withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { EngineTrouble } from '../common/problem.js'
import type { RunIdentity } from '../common/run-identity.js'
import { answered } from '../engine/answered.js'
import type { Docker } from '../engine/docker.js'
import { claimVolume } from '../engine/name-claims.js'
import { ANYBODY, type Owner, owns } from '../engine/owner.js'
import type { KeptLogs, LogKeeper } from './keep-logs.js'
import { countThings, describeLeftovers, describeRemoved } from './leftovers.js'
import { removeMadeFolders } from './made-folders.js'
import { type Refusals, removeAll } from './remove-all.js'
import { type StopGrace, WRITER_GRACE_MS } from './stop-grace.js'
import { unfinishedExports } from './unfinished-exports.js'
import { workEnds } from './unfinished-work-wait.js'

export interface RemoveOptions extends StopGrace {
  /** The run whose things are removed; absent: everything of the project. */
  readonly run?: RunIdentity | undefined
  readonly clock: Clock
  /** Keeps what containers have printed before they are removed. The same one for all attempts at a removal. */
  readonly keeper: LogKeeper
  /**
   * Milliseconds to wait for what the engine still makes, where commands were ended midway that may have asked it for
   * something of the project; 0: there were none.
   */
  readonly unfinishedWorkMs: number
  /** Containers of the run that were removed before. */
  readonly removedBefore?: number | undefined
}

export interface RemoveResult extends KeptLogs {
  /** What could not be removed, in words: `volume x_data, used by y`. */
  readonly leftovers: readonly string[]
  /** What was removed, in words: `3 containers, 1 network`; empty where there was nothing. */
  readonly removed: string
  /** The engine was still making something when the time was up, perhaps for the project. */
  readonly isUnsettled: boolean
}

/** Milliseconds in which an engine must have removed everything, besides the grace: it may hang. */
const REMOVAL_TIMEOUT_MS = 120_000

/** Rounds of removing what is there; what survives them stays. */
const MAX_ROUNDS = 5

/** Milliseconds between two rounds: an engine takes a moment to let go of what a container used. */
const ROUND_PAUSE_MS = 100

/**
 * Removes everything of a project from its name alone: containers (one-offs, those of inactive profiles and orphans
 * too), anonymous and named volumes, networks, and images built for the run. Then looks whether everything is gone.
 * @throws EngineTrouble where the engine is lost, or does not remove it in time
 */
export async function removeProject(
  docker: Docker,
  project: string,
  options: RemoveOptions,
): Promise<RemoveResult> {
  const timeoutMs = REMOVAL_TIMEOUT_MS + (options.graceMs ?? WRITER_GRACE_MS)
  const limit = withDeadline(NEVER_ABORTED, timeoutMs, options.clock)
  return withSignal(remove(docker, project, options), limit.signal).catch((error: unknown) => {
    if (!limit.expired()) throw error
    const message = `the Docker Engine did not remove everything within ${formatDuration(timeoutMs)}`
    throw new EngineTrouble(message, 'look at the log of the engine', { cause: error })
  })
}

async function remove(docker: Docker, project: string, options: RemoveOptions): Promise<RemoveResult> {
  const { keeper, hurry, clock } = options
  await answered(docker.version(), NEVER_ABORTED, clock)
  const owner = await ownerOf(docker, project, options.run)
  const holdsName = owns(owner, undefined)
  const folders = holdsName ? ((await docker.names.holder(project))?.madeFolders ?? []) : []
  const before = await docker.inventory(project, owner)
  let inventory = before
  let refusals: Refusals = new Map()
  let isUnsettled = false
  const removed = before.networks.map(({ id }) => id)
  if (holdsName) await docker.joining.leaveAll(project, removed)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    // A container that has had its grace, and is still there, does not get it again.
    const grace = { hurry, graceMs: round === 0 ? options.graceMs : 0, clock }
    if (countThings(inventory) > 0) refusals = await removeAll(docker.removing, inventory, grace, keeper)
    if (options.unfinishedWorkMs > 0 && holdsName && round === 0) {
      isUnsettled = !(await workEnds(docker, project, () => mostImages(keeper), options))
    } else if (round > 0) await clock.sleep(ROUND_PAUSE_MS, NEVER_ABORTED)
    inventory = await docker.inventory(project, owner)
    if (countThings(inventory) === 0) break
  }
  const leftovers = await describeLeftovers(docker, inventory, refusals)
  if (leftovers.length === 0) await removeMadeFolders(folders, docker)
  // Last: as long as something is there, no other run may begin under the name.
  const refusal = holdsName ? await docker.names.release(project) : undefined
  if (refusal !== undefined) leftovers.push(`volume ${claimVolume(project)}: ${refusal}`)
  const { logs, unkept } = keeper
  return {
    logs,
    unkept,
    leftovers,
    removed: describeRemoved(before, inventory, options.removedBefore),
    isUnsettled,
  }
}

/** What has no run's label is removed only by a run that has the name: whoever lost it may not touch its heir's. */
async function ownerOf(docker: Docker, project: string, run: RunIdentity | undefined): Promise<Owner> {
  if (run === undefined) return ANYBODY
  const holder = await docker.names.claim(project, run)
  return { kind: 'run', id: run.id, holdsName: holder.id === run.id }
}

/** How many images builds may still make; without logs there may be any number. */
async function mostImages({ folder }: LogKeeper): Promise<number> {
  return folder === undefined ? Number.POSITIVE_INFINITY : unfinishedExports(folder.directory)
}
