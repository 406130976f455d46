import type { Report } from '../../common/problem.js'
import { mountSources, writableSources } from '../../compose/mount-sources.js'
import type { RoleAssignments } from '../../roles/assign-roles.js'
import { asksByName } from '../../roles/facts/asks-by-name.js'
import { preparesFiles } from '../../stores/data-store.js'
import { type Until, Waits } from './waits.js'

/** The files' own order, and what the roles imply where the files are silent. */
export function orderOf(assignments: RoleAssignments, report: Report): Waits {
  const waits = new Waits([...assignments.started].sort())
  addFileOrder(assignments, waits)
  if (reportCycle(assignments, waits, report)) return waits
  addFiles(assignments, waits)
  addAsked(assignments, waits)
  addStores(assignments, waits)
  inTurn(assignments, waits, names(assignments.roles.migrate))
  addMigrations(assignments, waits)
  addTests(assignments, waits)
  addAcceptance(assignments, waits)
  reportCycle(assignments, waits, report)
  return waits
}

function names(assignments: readonly { readonly service: string }[]): readonly string[] {
  return assignments.map(({ service }) => service)
}

/** `depends_on` as written, but a store counts as started only once ready, and a job once ended. */
function addFileOrder({ graph, roles, jobs }: RoleAssignments, waits: Waits): void {
  const stores = new Set(names(roles.database))
  for (const name of waits.services) {
    for (const [on, { condition }] of graph.edges(name)) {
      const ready = condition === 'service_healthy' || stores.has(on)
      const until: Until = jobs.has(on) ? 'ended' : ready ? 'ready' : 'started'
      waits.add(name, on, until)
    }
  }
}

/** A store comes after what only works on its files: a folder that is made, or given to the user of the store. */
function addFiles({ graph, roles }: RoleAssignments, waits: Waits): void {
  const stores = names(roles.database).flatMap((name) => graph.service(name) ?? [])
  for (const name of names([...roles.migrate, ...roles.job])) {
    const job = graph.service(name)
    if (job === undefined || !preparesFiles(job)) continue
    const written = new Set(writableSources(job))
    const users = stores.filter((store) => mountSources(store).some((source) => written.has(source)))
    for (const store of users) if (!waits.reach(name).has(store.name)) waits.add(store.name, name, 'ended')
  }
}

/** What prepares, or is another job, comes after a server that it asks by name, unless that waits for the job. */
function addAsked({ graph, roles, jobs }: RoleAssignments, waits: Waits): void {
  const stores = new Set(names(roles.database))
  const servers = graph.services.filter(({ name }) => !jobs.has(name) && !stores.has(name))
  for (const name of names([...roles.migrate, ...roles.job])) {
    const job = graph.service(name)
    const asked = servers.filter((server) => job !== undefined && asksByName(job, server))
    for (const { name: on } of asked) if (!waits.reach(on).has(name)) waits.add(name, on, 'started')
  }
}

/** Who names no store waits for all of them, unless a store itself needs it (a certificate maker, a broker's keeper). */
function addStores({ roles, jobs }: RoleAssignments, waits: Waits): void {
  const stores = names(roles.database)
  const behindStores = waits.reach(...stores)
  comeAfter(waits, stores, 'ready', (name, reached) => {
    if (reached.size > 0 || stores.includes(name) || behindStores.has(name)) return false
    const job = jobs.get(name)
    return job === undefined || job === 'migrate' || job === 'job'
  })
}

/**
 * Has services wait for targets they do not yet come after. No target may wait for one of these services.
 * @param applies whether a service is to wait, told the targets it comes after anyway
 */
function comeAfter(
  waits: Waits,
  targets: readonly string[],
  until: Until,
  applies: (name: string, reached: ReadonlySet<string>) => boolean,
): void {
  const all = new Set(targets)
  const behind = new Map(
    targets.map((target) => [target, new Set([...waits.reach(target)].filter((on) => all.has(on)))]),
  )
  for (const name of waits.inOrder()) {
    const reached = new Set<string>()
    const reach = (on: string) => {
      if (all.has(on)) reached.add(on)
      for (const target of behind.get(on) ?? []) reached.add(target)
    }
    for (const on of waits.of(name).keys()) reach(on)
    if (applies(name, reached)) {
      for (const target of targets.filter((one) => !reached.has(one))) {
        if (reached.has(target)) continue
        waits.add(name, target, until)
        reach(target)
      }
    }
    behind.set(name, reached)
  }
}

/** Jobs on the same store, or on none that is known, run one after another: they could get in each other's way. */
function inTurn({ roles }: RoleAssignments, waits: Waits, jobs: readonly string[]): void {
  const stores = names(roles.database)
  const behindStores = waits.reach(...stores)
  const turns = inTheirOrder(waits, jobs)
  const used = new Map(turns.map((job) => [job, usedStores(waits, stores, job)]))
  turns.forEach((job, index) => {
    const mine = used.get(job) ?? []
    for (const earlier of turns.slice(0, index).reverse()) {
      const theirs = used.get(earlier) ?? []
      const preparing = behindStores.has(job) || behindStores.has(earlier)
      const share = mine.some((store) => theirs.includes(store))
      const unknown = mine.length === 0 && theirs.length === 0 && !preparing
      if ((share || unknown) && !waits.reach(job).has(earlier)) waits.add(job, earlier, 'ended')
    }
  })
}

function usedStores(waits: Waits, stores: readonly string[], job: string): readonly string[] {
  const reached = waits.reach(job)
  return stores.filter((store) => reached.has(store))
}

/** The jobs as listed, but none before one that it waits for. */
function inTheirOrder(waits: Waits, jobs: readonly string[]): readonly string[] {
  const before = new Map(jobs.map((job) => [job, waits.reach(job)]))
  const left = [...jobs]
  const order: string[] = []
  while (left.length > 0) {
    const next = left.findIndex((job) => left.every((other) => other === job || !before.get(job)?.has(other)))
    order.push(...left.splice(Math.max(next, 0), 1))
  }
  return order
}

/** Whatever runs on, and other jobs, start after all migrations, unless a migration needs them. */
function addMigrations({ roles, jobs }: RoleAssignments, waits: Waits): void {
  const migrations = names(roles.migrate)
  const needed = waits.reach(...migrations)
  const stores = new Set(names(roles.database))
  const latestFirst = [...inTheirOrder(waits, migrations)].reverse()
  comeAfter(waits, latestFirst, 'ended', (name) => {
    const isIndependent = jobs.has(name) && jobs.get(name) !== 'job'
    return !isIndependent && !stores.has(name) && !needed.has(name)
  })
}

/** Nothing starts before the tests have passed, but what they need themselves. */
function addTests(assignments: RoleAssignments, waits: Waits): void {
  const tests = names(assignments.roles.test)
  if (tests.length === 0) return
  inTurn(assignments, waits, tests)
  const needed = waits.reach(...tests)
  const latestFirst = [...inTheirOrder(waits, tests)].reverse()
  comeAfter(waits, latestFirst, 'ended', (name) => !tests.includes(name) && !needed.has(name))
}

/** Acceptance comes last, after all other jobs, and one after another: they all work on the same app. */
function addAcceptance({ roles }: RoleAssignments, waits: Waits): void {
  const acceptance = inTheirOrder(waits, names(roles.acceptance))
  const running = names([...roles.app, ...roles.companions])
  acceptance.forEach((job, index) => {
    for (const name of running) waits.add(job, name, 'ready')
    for (const other of names(roles.job)) if (!waits.reach(other).has(job)) waits.add(job, other, 'ended')
    const earlier = acceptance[index - 1]
    if (earlier !== undefined && !waits.reach(job).has(earlier)) waits.add(job, earlier, 'ended')
  })
}

function reportCycle({ graph, jobs }: RoleAssignments, waits: Waits, report: Report): boolean {
  const cycle = waits.cycle()
  if (!cycle) return false
  const links = cycle.slice(0, -1).map((name, index) => [name, cycle[index + 1] ?? name] as const)
  const written = links.filter(([name, on]) => graph.edges(name).some(([target]) => target === on))
  const [first] = written
  const implied = links.filter((link) => !written.includes(link))
  const because = implied.map(([name, on]) => {
    const role = jobs.get(name) ?? jobs.get(on)
    return `${name} comes after ${on}${role === undefined ? '' : ` as the roles (${role}) say`}`
  })
  report({
    message: `dependency cycle: ${cycle.join(' → ')}${because.length > 0 ? ` (${because.join('; ')})` : ''}`,
    at: first && graph.at(['services', first[0], 'depends_on', first[1]]),
    instead: 'remove one of these dependencies, or give the services other roles',
  })
  return true
}
