import type { ContainerListing } from '../engine/container-facts.js'
import type { Delivering } from '../engine/delivering.js'
import type { OwnedFolder } from '../plan/plan.js'

/** A store may be asked to share what it keeps with readers that run as somebody else. */
const FOLDER_MODE = 0o755

/**
 * Makes fresh folders in new containers those of the user that the containers run as. An engine that refuses costs
 * nothing: the folders stay what they are in the image.
 */
export async function giveFolders(
  folders: readonly OwnedFolder[],
  containers: readonly Pick<ContainerListing, 'id'>[],
  engine: Pick<Delivering, 'put' | 'putIntoVolumes'>,
): Promise<void> {
  if (folders.length === 0) return
  const entries = folders.map(({ target, uid, gid }) => ({
    path: target.slice(1),
    mode: FOLDER_MODE,
    uid,
    gid,
    content: { is: 'folder' } as const,
  }))
  await Promise.all(
    containers.map(async ({ id }) => {
      // A container with a read-only root takes nothing.
      if ((await engine.put(id, entries)) !== undefined) await engine.putIntoVolumes(id, entries)
    }),
  )
}
