import { remembered } from '../common/remembered.js'

/** The name of an image, taken apart as Docker does: `ghcr.io/acme/db:1@sha256:…`. */
export interface ImageReference {
  /** The registry's host, with its port where one is written; absent: none is written, which means Docker Hub. */
  readonly registry?: string | undefined
  /** The path in the registry: `acme/db`. */
  readonly repository: string
  /** The last part of the repository: `db`. */
  readonly name: string
  /** Empty where the file has a variable that is not set. */
  readonly tag?: string | undefined
  /** `sha256:…` */
  readonly digest?: string | undefined
}

/** Takes an image's name apart. A name that is not valid gives parts too: Docker says what is wrong with them. */
export const parseImage = remembered((text): ImageReference => {
  const [named, digest] = cut(text, text.indexOf('@'))
  const colon = named.lastIndexOf(':')
  // A colon in front of a slash belongs to the registry's port.
  const [path, tag] = cut(named, colon > named.lastIndexOf('/') ? colon : -1)
  const [host, rest] = cut(path, path.indexOf('/'))
  const hasRegistry = rest !== undefined && isRegistry(host)
  const repository = hasRegistry ? rest : path
  const name = repository.slice(repository.lastIndexOf('/') + 1)
  return { registry: hasRegistry ? host : undefined, repository, name, tag, digest }
})

/** The host of the registry that an image comes from. */
export function registryOf(image: string): string {
  return parseImage(image).registry ?? HUB
}

/** The text that `parseImage` was given. */
export function writeImage({ tag, digest, ...place }: ImageReference): string {
  return `${writeRepository(place)}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}

/** The name without tag and digest. */
export function writeRepository(image: Pick<ImageReference, 'registry' | 'repository'>): string {
  return image.registry === undefined ? image.repository : `${image.registry}/${image.repository}`
}

/**
 * One spelling for all names of the same image: with Docker Hub's address, `library/` and the tag `latest` where these
 * are meant but not written, and without the tag where a digest decides.
 */
export function canonicalImage(text: string): string {
  const { registry = HUB, repository, tag = 'latest', digest } = parseImage(text)
  const onHub = registry === HUB || registry === 'index.docker.io'
  const place = {
    registry: onHub ? HUB : registry,
    repository: onHub && !repository.includes('/') ? `library/${repository}` : repository,
  }
  return `${writeRepository(place)}${digest === undefined ? `:${tag}` : `@${digest}`}`
}

/** Whether the name stands for another image after the next push: it has the tag `latest`, or neither tag nor digest. */
export function isFloating(text: string): boolean {
  const { tag = 'latest', digest } = parseImage(text)
  return digest === undefined && tag === 'latest'
}

/** What a list of images may call this one, the longer name first: `minio/mc`, `mc`. Lower case. */
export function imageNames(text: string | undefined): readonly string[] {
  return text === undefined ? [] : namesIn(text)
}

const namesIn = remembered((text): readonly string[] => {
  const parts = parseImage(text).repository.toLowerCase().split('/')
  return [parts.slice(-2).join('/'), ...parts.slice(-1)]
})

/** Whether an image is one of these, by its name (`adminer`), or by its name with the namespace (`minio/mc`). */
export function isImage(text: string | undefined, names: ReadonlySet<string>): boolean {
  return imageNames(text).some((name) => names.has(name))
}

const HUB = 'docker.io'

/** Docker's own rule for the part in front of the first slash. */
function isRegistry(host: string): boolean {
  return host === 'localhost' || /[.:]/.test(host) || host !== host.toLowerCase()
}

/** The text in front of a character and the text behind that; all of it where there is no such character. */
function cut(text: string, at: number): readonly [string, string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
