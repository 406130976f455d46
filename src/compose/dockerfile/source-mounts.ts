import { isObject, type JsonObject, list, object, string } from '../../common/json.js'
import { undouble } from '../doubled-dollars.js'
import type { Project, Service, SourceMount } from '../project.js'
import { below, isCopiedSomewhere, isHeld } from './held-paths.js'
import { allCopies, type ImageContent } from './image-content.js'

/**
 * The mounts of a service that lay what an image is built from over what the image holds.
 * @param content of the service's image
 * @param context of its build, absolute; absent: it is elsewhere
 */
export async function sourceMounts(
  service: Service,
  content: ImageContent,
  context: string | undefined,
  { model }: Pick<Project, 'model'>,
): Promise<readonly SourceMount[]> {
  const folders = foldersOf(content, context)
  const mounts = folderMounts(service, object(model.volumes)).filter(({ source }) =>
    folders.some((folder) => below(folder, source) !== undefined || below(source, folder) !== undefined),
  )
  const found: SourceMount[] = []
  for (const mount of mounts) {
    const isOver = (await isHeld(content, mount.target)) || (await isCopiedSomewhere(content, mount.source))
    if (isOver) found.push(mount)
  }
  return found
}

/** All folders that files of the image come from. */
function foldersOf(content: ImageContent, context: string | undefined): readonly string[] {
  const copied = allCopies(content).flatMap(({ from }): readonly string[] => {
    if (from.kind === 'folder') return [from.folder.path]
    return from.kind === 'image' ? foldersOf(from.content, undefined) : []
  })
  return [...new Set([...(context === undefined ? [] : [context]), ...copied])]
}

/** What of the machine is mounted into a service: bind mounts, and volumes that are a folder of the machine. */
function folderMounts({ raw }: Service, volumes: JsonObject): readonly SourceMount[] {
  return list(undouble(raw.volumes ?? null)).flatMap((entry) => {
    const { type, source, target } = object(entry)
    const named = string(source) ?? ''
    const folder = type === 'volume' ? deviceOf(volumes[named]) : type === 'bind' ? named : undefined
    const path = string(target)
    return folder?.startsWith('/') && path !== undefined ? [{ source: folder, target: path }] : []
  })
}

/** The folder of the machine that a volume stands for: `driver_opts: {type: none, o: bind, device: /srv}`. */
function deviceOf(volume: JsonObject[string] | undefined): string | undefined {
  const options = isObject(volume) ? object(undouble(volume.driver_opts ?? null)) : {}
  return /(?:^|,)r?bind(?:,|$)/.test(string(options.o) ?? '') ? string(options.device) : undefined
}
