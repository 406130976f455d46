import { statfs } from 'node:fs/promises'

/** With less than so many bytes on a disk, no program can be relied on. */
const FULL_DISK_BYTES = 16 * 1024 * 1024

/** What the system says of the disk that a folder is on. */
interface DiskFacts {
  readonly bsize: number
  readonly blocks: number
  /** Blocks that anybody may use. */
  readonly bavail: number
}

/** Whether nothing is left of a disk. One without blocks is no disk, for instance `/proc`. */
export function isFull({ bsize, blocks, bavail }: DiskFacts): boolean {
  return blocks > 0 && bavail * bsize < FULL_DISK_BYTES
}

/** Whether nothing is left of the disk that a folder is on; false where the folder cannot be seen from here. */
export function isOnFullDisk(folder: string): Promise<boolean> {
  return statfs(folder).then(isFull, () => false)
}
