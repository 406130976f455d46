import type { Dirent, Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a source of a mount is here. */
export type SourceFacts =
  | { readonly is: 'missing' }
  | { readonly is: 'special' }
  /** `bytes`: of the file, or of all files below the folder; more than was asked for: too much. */
  | { readonly is: 'file' | 'folder'; readonly bytes: number }

/** @param enough bytes after which nobody needs to count on */
export async function sourceFacts(path: string, enough: number): Promise<SourceFacts> {
  const facts = await statOf(path)
  if (facts === undefined) return { is: 'missing' }
  if (facts.isFile()) return { is: 'file', bytes: facts.size }
  if (!facts.isDirectory()) return { is: 'special' }
  return { is: 'folder', bytes: await bytesBelow(path, enough) }
}

async function bytesBelow(folder: string, enough: number): Promise<number> {
  let bytes = 0
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) bytes += await bytesBelow(path, enough - bytes)
    else if (entry.isFile()) bytes += (await statOf(path))?.size ?? 0
    if (bytes > enough) break
  }
  return bytes
}

function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => [])
}

function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined)
}
