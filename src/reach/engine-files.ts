import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Locating } from '../engine/locating.js'
import type { OwnContainer, OwnMount } from '../engine/own-container.js'

/** Which files of this process the engine has, and where. */
export type EngineFiles =
  /** All of them, at the same paths. */
  | { readonly kind: 'all' }
  /** Those in the mounts of this process's container. */
  | { readonly kind: 'mounts'; readonly mounts: readonly OwnMount[] }
  /** Those in one folder, at the same paths. */
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'none' }

/** Where the engine has what is at a path here; undefined: it does not have it. @param path absolute */
export function pathOnEngine(files: EngineFiles, path: string): string | undefined {
  switch (files.kind) {
    case 'all':
      return path
    case 'none':
      return undefined
    case 'folder':
      return isIn(files.folder, path) ? path : undefined
    case 'mounts': {
      const inside = files.mounts.filter(({ target }) => isIn(target, path))
      // A mount in a mount hides what is below it.
      const [nearest] = inside.sort((one, other) => other.target.length - one.target.length)
      if (nearest?.source === undefined) return undefined
      return join(nearest.source, path.slice(nearest.target.length)).replace(/(?<=.)\/$/, '')
    }
  }
}

/**
 * What this process has below a path on other mounts than the one with the path itself. The engine sees there only what
 * these mounts hide.
 * @param path absolute
 */
export function mountsBelow(files: EngineFiles, path: string): readonly OwnMount[] {
  if (files.kind !== 'mounts') return []
  return files.mounts.filter((mount) => {
    if (mount.target === path || !isIn(path, mount.target)) return false
    const others = files.mounts.filter((other) => other !== mount)
    return pathOnEngine({ kind: 'mounts', mounts: others }, mount.target) !== mount.source
  })
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

export interface FileTools {
  readonly locating: Pick<Locating, 'pathThere'>
  readonly own: OwnContainer | undefined
  /** Of the project, absolute. */
  readonly directory: string
  /** The engine is reached at a socket of this machine. */
  readonly isNear: boolean
}

/** Finds out which files the engine has. @throws EngineTrouble where the engine is lost */
export async function engineFiles({ locating, own, directory, isNear }: FileTools): Promise<EngineFiles> {
  if (own !== undefined) return { kind: 'mounts', mounts: own.mounts }
  // In a virtual machine the engine has the user's files at the same paths.
  if (process.platform !== 'linux') return { kind: isNear ? 'all' : 'none' }
  const nowhere = join(dirname(directory), `.compose-gate-${randomUUID()}`)
  if ((await locating.pathThere(nowhere)) !== 'missing') return { kind: isNear ? 'all' : 'none' }
  if (isNear) return { kind: (await locating.pathThere(directory)) === 'there' ? 'all' : 'none' }
  // A folder of the same name may be another one.
  return (await sees(locating, directory)) ? { kind: 'folder', folder: directory } : { kind: 'none' }
}

/**
 * Whether the engine finds a file that is made in a folder here, for a moment.
 * @throws EngineTrouble where the engine is lost
 */
export async function sees(locating: Pick<Locating, 'pathThere'>, folder: string): Promise<boolean> {
  const file = join(folder, `.compose-gate-${randomUUID()}`)
  try {
    await writeFile(file, '')
  } catch {
    return false
  }
  try {
    return (await locating.pathThere(file)) === 'there'
  } finally {
    await rm(file, { force: true })
  }
}
