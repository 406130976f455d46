import type { EngineFiles } from './engine-files.js'
import type { EnginePlace } from './engine-place.js'

/** What is known of an engine before a run. */
export interface KnownEngine {
  /** What people call it. */
  readonly name: string
  /** Where it was reached; undefined: at the default socket. */
  readonly host: string | undefined
  readonly version: string
  /** The version of Compose. */
  readonly compose: string
  readonly place: EnginePlace
  readonly files: EngineFiles
}

/** What people have to know of where an engine is: a name and a sentence each. */
export function describeWhereabouts(engine: KnownEngine): readonly (readonly [string, string])[] {
  const at = engine.host ?? 'the default socket'
  return [
    ['engine', `${engine.name} ${engine.version} at ${at}, Compose ${engine.compose}`],
    ['place', placeOf(engine.place)],
    ['apps', appsAt(engine.place)],
    ['files', filesOf(engine.files)],
  ]
}

function placeOf(place: EnginePlace): string {
  switch (place.kind) {
    case 'here':
      return place.isProven ? 'on this machine' : 'on this machine, as far as can be told before a run'
    case 'container':
      return `this process runs in a container of the engine, ${place.id.slice(0, 12)}`
    case 'elsewhere':
    case 'tunnel':
      return `on another machine, ${place.host}`
    case 'other network':
      return "on another network than this process's"
  }
}

function appsAt(place: EnginePlace): string {
  switch (place.kind) {
    case 'here':
      return 'are reached at 127.0.0.1, where the engine publishes their ports'
    case 'container':
      return "are reached at their own addresses: this container joins the run's networks, and nothing is published"
    case 'elsewhere':
      return `are reached at ${place.host}: their ports are published on all addresses of that machine`
    case 'tunnel':
      return 'are reached at ports of 127.0.0.1 that ssh forwards'
    case 'other network':
      return 'cannot be reached'
  }
}

function filesOf(files: EngineFiles): string {
  switch (files.kind) {
    case 'all':
      return 'the engine has them at the same paths'
    case 'mounts': {
      const mounts = files.mounts.flatMap(({ target, source }) => (source ? [`${target} is ${source}`] : []))
      return `the engine has those on a mount (${mounts.join(', ') || 'there is none'}); others are handed over`
    }
    case 'folder':
      return `the engine has those in ${files.folder}; others are handed over`
    case 'none':
      return 'the engine has none of them; they are handed over'
  }
}
