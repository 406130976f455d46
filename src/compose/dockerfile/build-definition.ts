import { isAbsolute, resolve } from 'node:path'
import { isObject, type Json, string, strings } from '../../common/json.js'
import { undouble } from '../doubled-dollars.js'
import type { Service } from '../project.js'

/** A service's `build`, as far as it says what the image is made from. */
export interface BuildDefinition {
  /** Absolute; absent: it is elsewhere, for instance in a Git repository. */
  readonly context?: string | undefined
  /** Absolute; absent: it is elsewhere, or inline. */
  readonly dockerfile?: string | undefined
  readonly inline?: string | undefined
  readonly target?: string | undefined
  /** Argument → value. One without a value is not set on this machine either. */
  readonly args: ReadonlyMap<string, string>
  /** Name → what stands for it: a service's image, another image, or a folder. */
  readonly contexts: ReadonlyMap<string, NamedContext>
  /** More names for the image. */
  readonly tags: readonly string[]
}

export type NamedContext =
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'image'; readonly image: string }
  /** Absolute. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'elsewhere' }

/** @returns undefined where the service builds nothing */
export function buildDefinition({ build }: Service): BuildDefinition | undefined {
  if (build === undefined) return undefined
  const said = undouble(build)
  if (!isObject(said)) return undefined
  const context = string(said.context) ?? ''
  const folder = isAbsolute(context) ? context : undefined
  const inline = string(said.dockerfile_inline)
  const dockerfile = string(said.dockerfile) ?? 'Dockerfile'
  return {
    context: folder,
    dockerfile:
      folder === undefined || inline !== undefined || isAddress(dockerfile)
        ? undefined
        : resolve(folder, dockerfile),
    inline,
    target: string(said.target),
    args: entriesOf(said.args),
    contexts: new Map([...entriesOf(said.additional_contexts)].map(([name, value]) => [name, named(value)])),
    tags: strings(said.tags),
  }
}

function isAddress(dockerfile: string): boolean {
  return dockerfile.includes('://')
}

function named(value: string): NamedContext {
  if (value.startsWith('service:')) return { kind: 'service', service: value.slice('service:'.length) }
  if (value.startsWith(IMAGE_PREFIX)) return { kind: 'image', image: value.slice(IMAGE_PREFIX.length) }
  return isAbsolute(value) ? { kind: 'folder', path: value } : { kind: 'elsewhere' }
}

/** How a build names an image as a context. */
export const IMAGE_PREFIX = 'docker-image://'

/** A map, or a list of `NAME=value`. */
function entriesOf(value: Json | undefined): ReadonlyMap<string, string> {
  if (isObject(value)) {
    return new Map(
      Object.entries(value).flatMap(([name, inner]) => {
        const text = string(inner)
        return text === undefined ? [] : [[name, text] as const]
      }),
    )
  }
  return new Map(
    strings(value).flatMap((entry) => {
      const equals = entry.indexOf('=')
      return equals < 0 ? [] : [[entry.slice(0, equals), entry.slice(equals + 1)] as const]
    }),
  )
}
