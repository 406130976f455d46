import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder with those above it, where they are missing, the uppermost first: then several may make the same at
 * once. Node's own way tries for ever where a folder is there in which none can be made, such as `/proc`.
 * @param path absolute
 * @throws Error where it cannot be made
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isThere(path)) return
  if (dirname(path) !== path) await makeFolder(dirname(path))
  try {
    await mkdir(path)
  } catch (error) {
    if (!(await isThere(path))) throw error
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
}
