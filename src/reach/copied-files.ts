import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineTrouble } from '../common/problem.js'
import type { ContainerListing } from '../engine/container-facts.js'
import type { Delivering } from '../engine/delivering.js'
import type { TarEntry } from '../engine/tar.js'

/** A file or folder that is handed over to the containers of a service, because the engine does not have it. */
export interface CopiedFile {
  readonly service: string
  /** Absolute, here. */
  readonly source: string
  /** Absolute, in the container. */
  readonly target: string
}

/**
 * Hands files over to new containers of a service.
 * @throws EngineTrouble where a file cannot be read, or the engine does not take it
 */
export async function handOver(
  copies: readonly CopiedFile[],
  containers: readonly Pick<ContainerListing, 'id'>[],
  engine: Pick<Delivering, 'put'>,
): Promise<void> {
  if (copies.length === 0) return
  const [{ service = '' } = {}] = copies
  const entries = (
    await Promise.all(copies.map(({ source, target }) => entriesOf(source, target.slice(1))))
  ).flat()
  for (const { id } of containers) {
    const refusal = await engine.put(id, entries)
    if (refusal === undefined) continue
    const files = copies.map(({ target }) => target).join(', ')
    throw new EngineTrouble(
      `the engine does not take the files of ${service} (${files}): ${refusal}`,
      'build them into the image, or run compose-gate where the engine has them',
    )
  }
}

/** The source itself may be a link: what it leads to is mounted. Links in a folder stay links. */
async function entriesOf(source: string, path: string): Promise<readonly TarEntry[]> {
  const facts = await stat(source)
  return entryOf(source, path, facts)
}

async function entryOf(
  source: string,
  path: string,
  facts: Awaited<ReturnType<typeof lstat>>,
): Promise<readonly TarEntry[]> {
  const owner = { path, mode: Number(facts.mode), uid: Number(facts.uid), gid: Number(facts.gid) }
  if (facts.isFile()) return [{ ...owner, content: { is: 'file', bytes: await readFile(source) } }]
  if (facts.isSymbolicLink()) return [{ ...owner, content: { is: 'link', to: await readlink(source) } }]
  if (!facts.isDirectory()) return []
  const names = await readdir(source)
  const inside = names.map(async (name) => {
    const file = join(source, name)
    return entryOf(file, `${path}/${name}`, await lstat(file))
  })
  return [{ ...owner, content: { is: 'folder' } }, ...(await Promise.all(inside)).flat()]
}
