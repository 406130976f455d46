import { isDeepStrictEqual } from 'node:util'
import type { Step } from '../plan/plan.js'
import type { RoleAssignments } from '../roles/assign-roles.js'
import { completed, hiddenMigration } from '../roles/one-shots.js'
import { awaiting, reach, type ServiceGraph } from '../roles/service-graph.js'
import type { Finding, Severity } from './finding.js'

/** The codes of the findings that need to know the services' roles. */
export const ROLE_CODES = [
  'MIGRATION_ORDER',
  'ONE_SHOT_RESTART',
  'MIGRATION_IN_COMMAND',
  'NEVER_STARTED',
  'STORE_NETWORK',
  'NO_CHECK',
] as const

interface Place {
  readonly code: (typeof ROLE_CODES)[number]
  readonly severity: Severity
  /** Keys from the root of what is spoken of. */
  readonly path: readonly string[]
}

function finding(
  scene: ServiceGraph,
  { code, severity, path }: Place,
  why: string,
  instead: string,
): Finding {
  return { severity, code, message: `${why}. ${instead}`, at: scene.at(path) }
}

/** What only those who know the roles can see. */
export function findingsOf(cast: RoleAssignments, steps: readonly Step[]): readonly Finding[] {
  return [
    ...unordered(cast),
    ...restartedJobs(cast),
    ...hiddenMigrations(cast),
    ...neverStarted(cast),
    ...separated(cast),
    ...unchecked(cast, steps),
  ]
}

/** Plain Compose would start what works on the migrated data while the migration still runs, or before it. */
function unordered(cast: RoleAssignments): readonly Finding[] {
  const { scene, roles } = cast
  return roles.migrate.flatMap(({ service: migration }): readonly Finding[] => {
    // What only the settings make, the file cannot wait for.
    if (scene.project.services[migration] === undefined) return []
    const before = reach(scene, migration)
    const ordered = waitingForTheEnd(scene, migration)
    const hasty = usersOf(cast, migration).filter((name) => !before.has(name) && !ordered.has(name))
    return hasty.map((app): Finding => {
      const short = scene.service(app)?.dependsOn[migration] !== undefined
      const path = ['services', app, 'depends_on', ...(short ? [migration] : [])]
      return finding(
        scene,
        { code: 'MIGRATION_ORDER', severity: 'warning', path },
        `${app} does not wait until ${migration} has ended, so plain Compose runs both at once; the gate runs ${migration} first`,
        `Write \`depends_on: {${migration}: {condition: service_completed_successfully}}\` under ${app}`,
      )
    })
  })
}

/** Who works on what a migration prepares: most surely what runs the same image, then what needs the same store. A
 *  proxy or a static site does neither. */
function usersOf({ scene, roles }: RoleAssignments, migration: string): readonly string[] {
  const apps = roles.app.map(({ service }) => service)
  const companions = roles.companions.map(({ service }) => service)
  for (const isAlike of [sharesImage, sharesStore]) {
    for (const names of [apps, companions]) {
      const users = names.filter((name) => isAlike(scene, name, migration))
      if (users.length > 0) return users
    }
  }
  return apps
}

function sharesImage(scene: ServiceGraph, left: string, right: string): boolean {
  const [one, other] = [left, right].map((name) => scene.service(name))
  if (one?.build !== undefined && isDeepStrictEqual(one.build, other?.build)) return true
  return one?.image !== undefined && one.image === other?.image
}

function sharesStore(scene: ServiceGraph, left: string, right: string): boolean {
  const needed = new Set(scene.edges(right).map(([name]) => name))
  return scene.edges(left).some(([name]) => needed.has(name))
}

/** Who waits for the end of a migration, itself or through others. */
function waitingForTheEnd(scene: ServiceGraph, migration: string): ReadonlySet<string> {
  const direct = scene.dependents(migration).filter(completed)
  const names = direct.map(({ service }) => service.name)
  return new Set([...names, ...names.flatMap((name) => [...awaiting(scene, name)])])
}

function restartedJobs({ scene, roles }: RoleAssignments): readonly Finding[] {
  const jobs = [...roles.test, ...roles.migrate, ...roles.acceptance]
  return jobs.flatMap(({ service: name }): readonly Finding[] => {
    // The service as declared: one that runs another command has lost its policy.
    const restart = scene.project.services[name]?.restart ?? 'no'
    if (restart === 'no') return []
    const retried = restart.startsWith('on-failure')
    const meant = retried
      ? 'Compose may run it several times, and the last exit code counts'
      : 'plain Compose starts it over and over, even after exit 0; the gate runs it once'
    const path = ['services', name, 'restart']
    return [
      finding(
        scene,
        { code: 'ONE_SHOT_RESTART', severity: retried ? 'notice' : 'warning', path },
        `${name} runs once but has \`restart: ${restart}\`: ${meant}`,
        'Write `restart: "no"`',
      ),
    ]
  })
}

function hiddenMigrations({ scene, roles }: RoleAssignments): readonly Finding[] {
  return [...roles.app, ...roles.companions].flatMap(({ service: name }): readonly Finding[] => {
    const service = scene.service(name)
    const hidden = service && hiddenMigration(service)
    if (!service || hidden === undefined) return []
    const path = ['services', name, service.command === undefined ? 'entrypoint' : 'command']
    return [
      finding(
        scene,
        { code: 'MIGRATION_IN_COMMAND', severity: 'notice', path },
        `${name} migrates in its own command (\`${hidden}\`), so there is nothing to order, and a failed migration shows only as an app that does not start`,
        'Give the migration a service of its own, or name it with the setting migrate',
      ),
    ]
  })
}

/** Only what is left out needs it, or nothing ever asks for a container of it. */
function neverStarted({ scene, roles }: RoleAssignments): readonly Finding[] {
  return roles.leftOut.flatMap(({ service: name, why }): readonly Finding[] => {
    const service = scene.service(name)
    const needed = scene.dependents(name).some(({ required }) => required)
    if (!service || (service.replicas !== 0 && !needed)) return []
    return [
      finding(
        scene,
        { code: 'NEVER_STARTED', severity: 'notice', path: ['services', name] },
        `${name} is not started: ${service.replicas === 0 ? 'it ' : ''}${why}`,
        'Put it under a profile, or name it in a setting',
      ),
    ]
  })
}

/** A service that waits for a store it shares no network with. */
function separated({ scene, roles, started }: RoleAssignments): readonly Finding[] {
  return roles.database.flatMap(({ service: store }): readonly Finding[] => {
    const own = networksOf(scene, store)
    if (own === undefined) return []
    const cut = scene.dependents(store).filter(({ service }) => {
      if (!started.has(service.name)) return false
      const others = networksOf(scene, service.name)
      return others !== undefined && !others.some((network) => own.includes(network))
    })
    return cut.map(({ service }) =>
      finding(
        scene,
        { code: 'STORE_NETWORK', severity: 'warning', path: ['services', service.name, 'networks'] },
        `${service.name} depends on ${store} but shares no network with it`,
        'Give both the same entry under `networks`',
      ),
    )
  })
}

/** Absent: its network is somebody else's, and what is reachable cannot be told. */
function networksOf(scene: ServiceGraph, name: string): readonly string[] | undefined {
  const service = scene.service(name)
  if (!service || service.networkMode !== undefined) return undefined
  const { networks } = service.raw
  if (typeof networks !== 'object' || networks === null) return ['default']
  return Array.isArray(networks) ? networks.map(String) : Object.keys(networks)
}

function unchecked({ scene, roles }: RoleAssignments, steps: readonly Step[]): readonly Finding[] {
  const [app] = roles.app
  if (!app || roles.acceptance.length > 0 || steps.some(({ kind }) => kind === 'check')) return []
  return [
    finding(
      scene,
      { code: 'NO_CHECK', severity: 'warning', path: ['services', app.service] },
      `nothing is asked of ${app.service}: it publishes no port that speaks HTTP, and no check is given`,
      `Write one that names its port, for instance \`smoke: GET ${app.service}:8000/ 200\``,
    ),
  ]
}
