import { rmdir } from 'node:fs/promises'
import type { Docker } from '../engine/docker.js'

/**
 * Removes the folders that an engine made where mounts had no source, if nothing is in them: the next run is to find
 * what this one found. One that another container has a mount of stays. What cannot be removed stays, too.
 * @param folders absolute, inner ones first
 */
export async function removeMadeFolders(
  folders: readonly string[],
  docker: Pick<Docker, 'mountedSources'>,
): Promise<void> {
  if (folders.length === 0) return
  const mounted = await docker.mountedSources()
  for (const folder of folders.filter((one) => !mounted.has(one))) await rmdir(folder).catch(() => {})
}
