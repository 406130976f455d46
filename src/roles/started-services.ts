import { sharesImage } from './facts/shared-image.js'
import type { RoleDecision } from './role-decision.js'
import type { ServiceFacts } from './service-facts.js'
import { reach, type ServiceGraph } from './service-graph.js'

/** Started service → the started service that needs it; undefined where it starts by itself. */
export type StartedServices = ReadonlyMap<string, string | undefined>

export interface Decisions {
  readonly graph: ServiceGraph
  /** By service, as is the rest. */
  readonly facts: ReadonlyMap<string, ServiceFacts>
  readonly decisions: ReadonlyMap<string, RoleDecision>
  /** The check that asks a service. */
  readonly asked: ReadonlyMap<string, string>
}

/** What the run starts: what the roles and the checks say, and all that this needs, whatever it is called. */
export function startedServices(known: Decisions): StartedServices {
  const { graph, decisions, asked } = known
  const started = new Map<string, string | undefined>()
  const start = (name: string, neededBy?: string) => {
    const decision = decisions.get(name)
    if (!decision || decision.starts === 'never' || started.has(name)) return
    started.set(name, neededBy)
    for (const [target, { required }] of graph.edges(name)) if (required) start(target, name)
  }
  for (const [name, { starts }] of decisions) if (starts === 'always' || asked.has(name)) start(name)
  const waiting = new Map(
    [...decisions].filter(([name, { starts }]) => starts === 'unless useless' && !asked.has(name)),
  )
  for (let before = -1; before !== started.size; ) {
    before = started.size
    for (const name of waiting.keys()) if (isUseful(name, known, started, waiting)) start(name)
  }
  return started
}

/** Nothing says who needs it, or something started does; a store is rather started than missed. */
function isUseful(
  name: string,
  known: Decisions,
  started: StartedServices,
  waiting: ReadonlyMap<string, RoleDecision>,
): boolean {
  const { facts } = known
  const isStore = waiting.get(name)?.role === 'database'
  // An exporter or a console looks at a store that others have without a word of it, unless the store is named after it.
  const onlyLooks = (other: string) =>
    isStore && facts.get(other)?.tool !== undefined && !started.has(other) && !name.includes(other)
  const dependents = (facts.get(name)?.dependents ?? [])
    .map(({ service }) => service.name)
    .filter((other) => !onlyLooks(other))
  if (dependents.length === 0 || dependents.some((one) => started.has(one))) return true
  if (dependents.some((one) => waiting.has(one))) return false
  if (!isStore) return isPartOfAnApp(name, known)
  const hasOther = [...waiting].some(
    ([other, { role }]) => role === 'database' && other !== name && started.has(other),
  )
  return !hasOther && !facts.get(name)?.name.says.testStore
}

/** It runs on, and needs an app or has the image of one: no helper of the tests that are left out, but a worker that ships. */
function isPartOfAnApp(name: string, { graph, facts, decisions }: Decisions): boolean {
  const service = facts.get(name)?.service
  if (service === undefined || decisions.get(name)?.role !== 'companions') return false
  const needed = reach(graph, name)
  return [...decisions].some(([app, { role }]) => {
    const other = facts.get(app)?.service
    return role === 'app' && other !== undefined && (needed.has(app) || sharesImage(service, other))
  })
}
