import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import { isOlder, versionIn } from '../common/version-order.js'
import type { Docker } from '../engine/docker.js'

/** Milliseconds in which a request of a command that was just ended shows on the engine. */
const REQUEST_DELAY_MS = 500

/** Milliseconds between two looks at the engine's work. */
const UNFINISHED_WORK_POLL_MS = 100

/** The first Docker Engine that cancels an export whose client was ended. Older ones bring the export to its end. */
const CANCELLING_ENGINE = '29.0.0'

/** Milliseconds in which such an engine has let an export go. What it holds after that is other people's. */
const CANCELLED_EXPORT_MS = 2000

const NOTHING: ReadonlySet<string> = new Set()

/**
 * Waits until the engine has made what it is still making, which may be the project's: an engine ends an export, or the
 * filling of a volume, and lists the image or container then, though whoever asked for it has gone.
 * @param mostImages asked how many images of the project builds may still make. Other people's builds may take hours:
 *   they are waited for only as long as an image of the project may come of them
 * @returns false where the time is up first
 */
export async function workEnds(
  docker: Pick<Docker, 'version' | 'inventory' | 'volumesBeingFilled' | 'recordsHeldByBuilds'>,
  project: string,
  mostImages: () => Promise<number>,
  { unfinishedWorkMs, clock }: { readonly unfinishedWorkMs: number; readonly clock: Clock },
): Promise<boolean> {
  const begun = clock.now()
  const deadline = begun + unfinishedWorkMs
  await clock.sleep(REQUEST_DELAY_MS, NEVER_ABORTED)
  const expectedImages = await mostImages()
  const filling = await docker.volumesBeingFilled()
  const building = expectedImages > 0 ? await docker.recordsHeldByBuilds() : NOTHING
  const letGoBy = building.size > 0 && (await cancelsExports(docker)) ? begun + CANCELLED_EXPORT_MS : Infinity
  const areFilled = async () => filling.size === 0 || areGone(filling, await docker.volumesBeingFilled())
  const areBuilt = async () =>
    building.size === 0 ||
    clock.now() >= letGoBy ||
    (await docker.inventory(project)).images.length >= expectedImages ||
    areGone(building, await docker.recordsHeldByBuilds())
  for (;;) {
    const [filled, built] = [await areFilled(), await areBuilt()]
    if (filled && built) return true
    if (clock.now() > deadline) return false
    await clock.sleep(UNFINISHED_WORK_POLL_MS, NEVER_ABORTED)
  }
}

/** An engine that is no Docker Engine, or that does not say its version, is waited for. */
async function cancelsExports(docker: Pick<Docker, 'version'>): Promise<boolean> {
  const version = versionIn(await docker.version())
  return version !== undefined && !isOlder(version, CANCELLING_ENGINE)
}

function areGone(before: ReadonlySet<string>, now: ReadonlySet<string>): boolean {
  return ![...before].some((one) => now.has(one))
}
