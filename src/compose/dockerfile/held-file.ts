import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { below } from './held-paths.js'
import { allCopies, type CopiedFiles, type ImageContent, rootOf } from './image-content.js'
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
    const found =
      from.kind === 'image'
        ? await heldFile(from.content, posix.join('/', candidate))
        : from.folder.ignores(candidate)
          ? undefined
          : await existingFile(join(from.folder.path, candidate))
    if (found !== undefined) return found
  }
  return undefined
}

async function existingFile(path: string): Promise<string | undefined> {
  const facts = await stat(path).catch(() => undefined)
  return facts?.isFile() ? path : undefined
}
