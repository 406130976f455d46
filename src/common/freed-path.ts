import { rm } from 'node:fs/promises'

/**
 * Takes away what stands at the path of a file that is about to be written: opening a named pipe would never end, and a
 * link may lead anywhere.
 * @returns the path
 * @throws Error where a folder stands there
 */
export async function freed(path: string): Promise<string> {
  await rm(path, { force: true })
  return path
}
