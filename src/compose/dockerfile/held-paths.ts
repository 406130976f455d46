import { readdir, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { allCopies, type BuildFolder, type CopiedFiles, type ImageContent } from './image-content.js'
import { hasWildcard, pathPattern, relativeToRoot } from './path-patterns.js'

/** Entries of a folder that are looked at for one that a build takes. */
const MAX_ENTRIES = 2000

/** Files that stand in a folder only so that Git keeps the folder. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '.gitkeep',
  '.keep',
  '.gitignore',
  '.placeholder',
  '.empty',
])

/**
 * Whether COPY or ADD put files at a path of an image: there, below it, or above it with something that lies there.
 * What commands of the build make is not known, and does not count.
 * @param path absolute, in the image
 */
export async function isHeld(content: ImageContent, path: string): Promise<boolean> {
  for (const copy of allCopies(content)) {
    if (copy.destination !== undefined && (await brings(copy, copy.destination, path))) return true
  }
  return false
}

/** Whether a build copies exactly this folder or file, to a place that is not known. @param path absolute */
export async function isCopiedSomewhere(content: ImageContent, path: string): Promise<boolean> {
  return allCopies(content).some(
    ({ destination, from, sources }) =>
      destination === undefined &&
      from.kind === 'folder' &&
      sources.some((source) => join(from.folder.path, relativeToRoot(source)) === path),
  )
}

/** The path below a folder, '' for the folder itself; undefined where it lies elsewhere. Both absolute. */
export function below(folder: string, path: string): string | undefined {
  const relative = posix.relative(folder, path)
  return relative === '..' || relative.startsWith('../') ? undefined : relative
}

async function brings(copy: CopiedFiles, destination: string, path: string): Promise<boolean> {
  if (below(path, destination) !== undefined) return bringsAnything(copy)
  const inside = below(destination, path)
  if (inside === undefined) return false
  for (const source of copy.sources) if (await hasInside(copy, source, inside)) return true
  return false
}

async function bringsAnything({ from, sources }: CopiedFiles): Promise<boolean> {
  if (from.kind !== 'folder') return true
  for (const source of sources) {
    for (const path of await filled(from.folder, source)) if (await hasFiles(from.folder, path)) return true
  }
  return false
}

/** Whether a source has this path once it is copied: the files of a folder are copied, but a file by its name. */
async function hasInside({ from }: CopiedFiles, source: string, inside: string): Promise<boolean> {
  if (from.kind === 'elsewhere') return posix.basename(source) === inside
  if (from.kind === 'image') {
    const root = posix.join('/', source)
    return posix.basename(root) === inside || isHeld(from.content, posix.join(root, inside))
  }
  for (const path of await filled(from.folder, source)) {
    const isFile = (await kindOf(from.folder, path)) === 'file'
    if (isFile ? posix.basename(path) === inside && !from.folder.ignores(path) : false) return true
    if (!isFile && (await hasFiles(from.folder, posix.join(path, inside)))) return true
  }
  return false
}

/** The paths below a folder that a source means, its wildcards filled in. */
async function filled(folder: BuildFolder, source: string): Promise<readonly string[]> {
  let paths: readonly string[] = ['']
  for (const segment of relativeToRoot(source).split('/')) {
    if (!hasWildcard(segment)) {
      paths = paths.map((path) => posix.join(path, segment))
      continue
    }
    const pattern = pathPattern(segment)
    const found = await Promise.all(
      paths.map(async (path) => {
        const names = await readdir(join(folder.path, path)).catch(() => [])
        return names.filter((name) => pattern.test(name)).map((name) => posix.join(path, name))
      }),
    )
    paths = found.flat()
  }
  return paths.map((path) => (path === '.' ? '' : path))
}

/** Whether a build that takes this path of a folder gets a file. */
async function hasFiles(folder: BuildFolder, path: string): Promise<boolean> {
  const open = [relativeToRoot(path)]
  let seen = 0
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const kind = await kindOf(folder, next)
    const isIgnored = next !== '' && folder.ignores(next)
    if (kind === 'file' && !isIgnored && (next === path || !PLACEHOLDERS.has(posix.basename(next))))
      return true
    if (kind !== 'folder' || (isIgnored && !folder.ignores.hasExceptions)) continue
    const names = await readdir(join(folder.path, next)).catch(() => [])
    seen += names.length
    // So large a folder is no placeholder.
    if (seen > MAX_ENTRIES) return !isIgnored
    open.push(...names.map((name) => posix.join(next, name)))
  }
  return false
}

async function kindOf(folder: BuildFolder, path: string): Promise<'file' | 'folder' | undefined> {
  const facts = await stat(join(folder.path, path)).catch(() => undefined)
  return facts === undefined ? undefined : facts.isDirectory() ? 'folder' : 'file'
}
