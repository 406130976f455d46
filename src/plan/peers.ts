import type { Service } from '../compose/project.js'
import type { ServiceGraph } from '../roles/service-graph.js'

/** Service → the other services that it needs to work. */
export type Peers = Readonly<Record<string, readonly string[]>>

/**
 * Which services need which others to work, however far away: by the files' own words (`depends_on`, a shared network),
 * or because an environment variable or the command names the other as a host. Where two need each other, neither is
 * waited for by the other, so that one that never works excuses nobody.
 */
export function peersOf(graph: ServiceGraph, started: ReadonlySet<string>): Peers {
  const services = graph.services.filter(({ name }) => started.has(name))
  const names = services.map(({ name }) => name)
  const written = new Map(names.map((name) => [name, graph.edges(name).map(([needed]) => needed)]))
  const needing = new Map(names.map((name) => [name, reachedFrom(name, written)]))
  const direct = new Map(
    services.map((service) => {
      // A database has the name of its app, for instance: what needs a service is no host to it.
      const hosts = mentioned(service, started).filter((other) => !needing.get(other)?.has(service.name))
      return [service.name, [...(written.get(service.name) ?? []), ...hosts]] as const
    }),
  )
  const reached = new Map(names.map((name) => [name, reachedFrom(name, direct)]))
  const peers = names.map((name) => {
    const needed = [...(reached.get(name) ?? [])].filter((peer) => !reached.get(peer)?.has(name))
    return [name, needed.filter((peer) => started.has(peer)).sort()] as const
  })
  return Object.fromEntries(peers.filter(([, needed]) => needed.length > 0))
}

/** The services that a service names as a host: `db`, `db:5432`, `http://db/`, `user@db`, `one,db`. */
function mentioned(
  { name, environment, command, entrypoint }: Service,
  names: ReadonlySet<string>,
): readonly string[] {
  const texts = [...Object.values(environment), ...(command ?? []), ...(entrypoint ?? [])]
  const hosts = new Set(texts.flatMap((text) => text.match(HOSTS) ?? []))
  return [...hosts].filter((host) => host !== name && names.has(host))
}

/** Not `/app/main.py`, `app/main.py`, `main:app`, `app:main`: a path, or a module and what is in it. */
const HOSTS = /(?<=(?<!\/)\/\/|@)[\w.-]+(?![\w.-])|(?<![\w./:-])[\w.-]+(?![\w./-]|:[^\d$])/g

function reachedFrom(name: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [name]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const peer of direct.get(next) ?? []) {
      if (reached.has(peer)) continue
      reached.add(peer)
      open.push(peer)
    }
  }
  return reached
}
