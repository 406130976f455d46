import { wordsOf } from '../compose/name-words.js'
import type { Part } from './parts.js'
import type { ServiceGraph } from './service-graph.js'

/** Service → the started service that needs it; nobody where it starts by itself. */
export type Started = ReadonlyMap<string, string | undefined>

/** What the run starts: what its parts say, and all that these need, whatever it is called. */
export function startedServices(scene: ServiceGraph, parts: readonly Part[]): Started {
  const started = new Map<string, string | undefined>()
  const never = new Set(parts.filter((part) => part.starts === 'never').map((part) => part.service.name))
  const start = (name: string, needer: string | undefined) => {
    if (!scene.service(name) || started.has(name) || never.has(name)) return
    started.set(name, needer)
    for (const [target, { required }] of scene.edges(name)) if (required) start(target, name)
  }
  for (const part of parts) if (part.starts === 'always') start(part.service.name, undefined)
  const waiting = parts.filter((part) => part.starts === 'unless useless')
  for (let before = -1; before !== started.size; ) {
    before = started.size
    for (const part of waiting)
      if (isUseful(part, scene, started, waiting)) start(part.service.name, undefined)
  }
  return started
}

/** Nothing says who needs it, or something started does; a store is rather started than missed. */
function isUseful(part: Part, scene: ServiceGraph, started: Started, waiting: readonly Part[]): boolean {
  const dependents = scene.dependents(part.service.name).map((dependent) => dependent.service.name)
  if (dependents.length === 0 || dependents.some((name) => started.has(name))) return true
  if (dependents.some((name) => waiting.some((other) => other.service.name === name))) return false
  if (part.role !== 'database') return false
  const forTests = wordsOf(part.service.name).some((word) => /^tests?(ing)?$/.test(word))
  const other = waiting.some(
    (store) => store.role === 'database' && store !== part && started.has(store.service.name),
  )
  return !forTests && !other
}
