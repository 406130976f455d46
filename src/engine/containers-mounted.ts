import { readFileSync } from 'node:fs'

/** Folders in which engines keep what they mount into each container: Docker's, and Podman's. */
const CONTAINER_FOLDER = /\/(?:containers|overlay-containers)\/([0-9a-f]{64})\//g

/**
 * Ids of containers whose files are mounted where this process runs, each once. If the engine knows one of them, this
 * process is in that container. The host name tells less: on the machine's network it is the machine's.
 * @param mounts the text of `/proc/self/mountinfo`
 */
export function containersMounted(mounts = ownMounts()): readonly string[] {
  return [...new Set([...mounts.matchAll(CONTAINER_FOLDER)].map(([, id = '']) => id))]
}

function ownMounts(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    return ''
  }
}
