import type { Service } from './project.js'

/** The words of a service's name: `db_upgrade-v2` says db, upgrade and v2. */
export function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** What a container of the service runs, as one line; empty where the image decides. */
export function commandLine(service: Service): string {
  return [...(service.entrypoint ?? []), ...(service.command ?? [])].join(' ')
}

/** A command that does nothing lasting: `/bin/true`, `echo data`, `sh -c "exit 0"`; or a bare system without any. */
export function endsAtOnce(service: Service): boolean {
  const words = [...(service.entrypoint ?? []), ...(service.command ?? [])]
  if (words.length === 0) return isImage(service.image, BARE) && service.raw.tty !== true
  const isShell = /(?:^|\/)(?:ba|da|a)?sh$/.test(words[0] ?? '') && words[1] === '-c'
  const line = (isShell ? words.slice(2) : words).join(' ').trim()
  return /^(?:(?:\/usr)?\/bin\/)?(?:true|:|(?:echo|printf)(?: [^;&|\n]*)?|exit 0)$/.test(line)
}
const BARE = new Set(['busybox', 'alpine', 'debian', 'ubuntu', 'tianon/true', 'hello-world'])

/** An image's repository without registry, tag and digest: `ghcr.io/acme/db:1@sha256:…` is `acme/db`. */
export function repository(image: string): string {
  const untagged = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  const [first = '', ...rest] = untagged.split('/')
  const registry = rest.length > 0 && /[.:]|^localhost$/.test(first)
  return (registry ? rest.join('/') : untagged).toLowerCase()
}

/** Whether an image's repository is one of these: a last part (`adminer`), or with its namespace (`minio/mc`). */
export function isImage(image: string | undefined, names: ReadonlySet<string>): boolean {
  return imageNames(image).some((name) => names.has(name))
}

/** What lists of images may call this one, the longer name first: `minio/mc`, `mc`. */
export function imageNames(image: string | undefined): readonly string[] {
  if (image === undefined) return []
  const known = namesByImage.get(image)
  if (known !== undefined) return known
  const parts = repository(image).split('/')
  const names = [parts.slice(-2).join('/'), ...parts.slice(-1)]
  namesByImage.set(image, names)
  return names
}
/** Each list of images asks again. */
const namesByImage = new Map<string, readonly string[]>()
