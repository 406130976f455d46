import { isDeepStrictEqual } from 'node:util'
import type { ServiceFacts } from '../../roles/service-facts.js'
import { awaiting, completed, reach, type ServiceGraph } from '../../roles/service-graph.js'
import type { ProjectFacts, ProjectRule } from '../facts.js'

/** Plain Compose would start what works on the migrated data while the migration still runs, or before it. */
export const migrationOrder: ProjectRule = {
  code: 'MIGRATION_ORDER',
  severity: 'warning',
  observe: (facts) => {
    const { graph, roles } = facts
    return roles.migrate.flatMap(({ service: migration }) => {
      // The file cannot wait for what only the settings make.
      if (graph.project.services[migration] === undefined) return []
      const before = reach(graph, migration)
      const ordered = waitingForTheEnd(graph, migration)
      const hasty = usersOf(facts, migration).filter((name) => !before.has(name) && !ordered.has(name))
      return hasty.map((name) => {
        const isShortForm = graph.service(name)?.dependsOn[migration] !== undefined
        return {
          about: name,
          at: graph.at(['services', name, 'depends_on', ...(isShortForm ? [migration] : [])]),
          why: `${name} does not wait until ${migration} has ended, so plain Compose runs both at once; the gate runs ${migration} first`,
          instead: `Write \`depends_on: {${migration}: {condition: service_completed_successfully}}\` under ${name}`,
        }
      })
    })
  },
}

/**
 * Who works on what a migration prepares: most surely what runs the same image, then what needs the same store. A
 * proxy or a static site does neither. What only prepares files is waited for by whoever wants them.
 */
function usersOf(facts: ProjectFacts, migration: string): readonly string[] {
  const { graph, roles, services } = facts
  if (preparesOnlyFiles(services.get(migration))) return []
  const apps = roles.app.map(({ service }) => service)
  const companions = roles.companions.map(({ service }) => service)
  for (const isAlike of [sharesImage, sharesStore]) {
    for (const names of [apps, companions]) {
      const users = names.filter((name) => isAlike(graph, name, migration))
      if (users.length > 0) return users
    }
  }
  return []
}

function sharesImage(graph: ServiceGraph, left: string, right: string): boolean {
  const [one, other] = [left, right].map((name) => graph.service(name))
  if (one?.build !== undefined && isDeepStrictEqual(one.build, other?.build)) return true
  return one?.image !== undefined && one.image === other?.image
}

function sharesStore(graph: ServiceGraph, left: string, right: string): boolean {
  const needed = new Set(graph.edges(right).map(([name]) => name))
  return (
    graph.edges(left).some(([name]) => needed.has(name)) ||
    [...needed].some((store) => speaksOf(graph, left, store))
  )
}

/** A variable holds the store's name as a host: `db`, `postgres://db/shop`. */
function speaksOf(graph: ServiceGraph, name: string, store: string): boolean {
  const values = Object.values(graph.service(name)?.environment ?? {})
  return values.some((value) => value.split(/[^\w.-]+/).includes(store))
}

const OF_FILES = new Set([
  'chown',
  'chmod',
  'chgrp',
  'mkdir',
  'cp',
  'mv',
  'rm',
  'ln',
  'touch',
  'install',
  'rsync',
  'tar',
])

function preparesOnlyFiles(facts: ServiceFacts | undefined): boolean {
  const simple = facts?.command.simple.filter(({ program }) => !IDLE.has(program)) ?? []
  return simple.length > 0 && simple.every(({ program }) => OF_FILES.has(program))
}

const IDLE = new Set(['echo', 'printf', 'true', ':', 'exit', 'set', 'sleep', '[', 'test', 'ls'])

/** Who waits for the end of a migration, itself or through others. */
function waitingForTheEnd(graph: ServiceGraph, migration: string): ReadonlySet<string> {
  const direct = graph.dependents(migration).filter(completed)
  const names = direct.map(({ service }) => service.name)
  return new Set([...names, ...names.flatMap((name) => [...awaiting(graph, name)])])
}
