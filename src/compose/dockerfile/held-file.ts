import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { below } from './held-paths.js'
import { allCopies, type CopiedFiles, type CopySource, type ImageContent, rootOf } from './image-content.js'
import { hasWildcard } from './path-patterns.js'

/**
 * The file of this machine that COPY or ADD put at a path of an image. Undefined: none did, as far as that is known.
 * What commands of the build did to it afterwards is not known.
 * @param path absolute, in the image
 */
export async function heldFile(content: ImageContent, path: string): Promise<string | undefined> {
  for (const copy of allCopies(content).toReversed()) {
    if (copy.destination === undefined) continue
    for (const source of copy.sources) {
      const found = await fileIn(copy, source, copy.destination, path)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/**
 * The files of this machine that COPY or ADD put anywhere into an image by this path.
 * @param path relative to a folder that is not known
 */
export async function copiedFiles(content: ImageContent, path: string): Promise<readonly string[]> {
  const found = await Promise.all(
    allCopies(content).flatMap(({ from, sources }) =>
      sources.map(rootOf).flatMap((root) => {
        const candidates = [posix.join(root, path), ...(sameName(root, path) ? [root] : [])]
        return candidates.map((candidate) => fileOf(from, candidate))
      }),
    ),
  )
  return found.filter((file) => file !== undefined)
}

export function sameName(one: string, other: string): boolean {
  return posix.basename(one) === posix.basename(other)
}

async function fileIn(
  { from }: CopiedFiles,
  source: string,
  destination: string,
  path: string,
): Promise<string | undefined> {
  // Which of several files a wildcard means does not matter: they keep their names.
  const root = rootOf(source)
  const inside = below(destination, path)
  if (inside === undefined || hasWildcard(root) || from.kind === 'elsewhere') return undefined
  const isNamedLikeIt = inside === '' ? !destination.endsWith('/') : inside === posix.basename(root)
  const candidates = [...(isNamedLikeIt ? [root] : []), ...(inside === '' ? [] : [posix.join(root, inside)])]
  for (const candidate of candidates) {
    const found = await fileOf(from, candidate)
    if (found !== undefined) return found
  }
  return undefined
}

/** @param path relative to the root of where it comes from */
async function fileOf(from: CopySource, path: string): Promise<string | undefined> {
  if (hasWildcard(path) || from.kind === 'elsewhere') return undefined
  if (from.kind === 'image') return heldFile(from.content, posix.join('/', path))
  return from.folder.ignores(path) ? undefined : existingFile(join(from.folder.path, path))
}

export async function existingFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(existingFile))
  return found.filter((file) => file !== undefined)
}

async function existingFile(path: string): Promise<string | undefined> {
  const facts = await stat(path).catch(() => undefined)
  return facts?.isFile() ? path : undefined
}
