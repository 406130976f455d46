import type { Finding } from '../project/model.js'
import type { Step } from './model.js'
import type { Cast } from './roles/cast.js'
import { completed, hiddenMigration } from './roles/one-shots.js'
import { awaiting, reach, type Scene } from './scene.js'

/** What only those who know the roles can see. */
export function findingsOf(cast: Cast, steps: readonly Step[]): readonly Finding[] {
  return [
    ...unorderedApps(cast),
    ...restartedJobs(cast),
    ...hiddenMigrations(cast),
    ...neverStarted(cast),
    ...separated(cast),
    ...unchecked(cast, steps),
  ]
}

/** Plain Compose would start the app while its migration still runs, or before it. */
function unorderedApps({ scene, roles }: Cast): readonly Finding[] {
  return roles.migrate.flatMap(({ service: migration }): readonly Finding[] => {
    // What only the settings make, the file cannot wait for.
    if (scene.project.services[migration] === undefined) return []
    const before = reach(scene, migration)
    const ordered = waitingForTheEnd(scene, migration)
    const apps = roles.app.filter(({ service }) => !before.has(service) && !ordered.has(service))
    return apps.map(({ service: app }): Finding => {
      const short = scene.service(app)?.dependsOn[migration] !== undefined
      return {
        severity: 'warning',
        code: 'MIGRATION_ORDER',
        message: `${app} does not wait until ${migration} has ended, so plain Compose starts ${short ? 'it at once' : 'both at once'}; the gate runs ${migration} first. Write depends_on: {${migration}: {condition: service_completed_successfully}} under ${app}`,
        at: scene.at(['services', app, 'depends_on', ...(short ? [migration] : [])]),
      }
    })
  })
}

/** Who waits for the end of a migration, itself or through others. */
function waitingForTheEnd(scene: Scene, migration: string): ReadonlySet<string> {
  const direct = scene.dependents(migration).filter(completed)
  const names = direct.map(({ service }) => service.name)
  return new Set([...names, ...names.flatMap((name) => [...awaiting(scene, name)])])
}

function restartedJobs({ scene, roles }: Cast): readonly Finding[] {
  return [...roles.test, ...roles.migrate, ...roles.acceptance].flatMap(
    ({ service: name }): readonly Finding[] => {
      const restart = scene.service(name)?.restart ?? 'no'
      if (restart === 'no') return []
      const retried = restart.startsWith('on-failure')
      const meant = retried
        ? 'Compose may run it several times; the gate takes the last exit code'
        : 'Compose starts it over and over, even after exit 0; the gate takes its first end'
      return [
        {
          severity: retried ? 'notice' : 'warning',
          code: 'ONE_SHOT_RESTART',
          message: `${name} runs once but has restart: ${restart}: ${meant}. Write restart: "no"`,
          at: scene.at(['services', name, 'restart']),
        },
      ]
    },
  )
}

function hiddenMigrations({ scene, roles }: Cast): readonly Finding[] {
  return [...roles.app, ...roles.companions].flatMap(({ service: name }): readonly Finding[] => {
    const service = scene.service(name)
    const hidden = service && hiddenMigration(service)
    if (!service || hidden === undefined) return []
    return [
      {
        severity: 'notice',
        code: 'MIGRATION_IN_COMMAND',
        message: `${name} migrates in its own command (${hidden}), so a failed migration shows only as an app that does not start. Give the migration a service of its own`,
        at: scene.at(['services', name, service.command === undefined ? 'entrypoint' : 'command']),
      },
    ]
  })
}

/** Only what is left out needs it, or nothing ever asks for a container of it. */
function neverStarted({ scene, roles }: Cast): readonly Finding[] {
  return roles.leftOut.flatMap(({ service: name, why }): readonly Finding[] => {
    const service = scene.service(name)
    const needed = scene.dependents(name).length > 0
    if (!service || (service.replicas !== 0 && !needed)) return []
    return [
      {
        severity: 'notice',
        code: 'NEVER_STARTED',
        message: `${name} is not started: it ${why.replace(/^it /, '')}. Put it under a profile, or name it in a setting`,
        at: scene.at(['services', name]),
      },
    ]
  })
}

/** A service that waits for a store it shares no network with. */
function separated({ scene, roles }: Cast): readonly Finding[] {
  return roles.database.flatMap(({ service: store }): readonly Finding[] => {
    const own = networksOf(scene, store)
    if (own === undefined) return []
    const cut = scene.dependents(store).filter(({ service }) => {
      const others = networksOf(scene, service.name)
      return others !== undefined && !others.some((network) => own.includes(network))
    })
    return cut.map(({ service }) => ({
      severity: 'warning',
      code: 'STORE_NETWORK',
      message: `${service.name} depends on ${store} but shares no network with it. Give both the same entry under networks`,
      at: scene.at(['services', service.name, 'networks']),
    }))
  })
}

/** Absent: its network is somebody else's, and what is reachable cannot be told. */
function networksOf(scene: Scene, name: string): readonly string[] | undefined {
  const raw = scene.service(name)?.raw
  if (!raw || raw.network_mode !== undefined) return undefined
  const { networks } = raw
  if (typeof networks !== 'object' || networks === null) return ['default']
  return Array.isArray(networks) ? networks.map(String) : Object.keys(networks)
}

function unchecked({ scene, roles }: Cast, steps: readonly Step[]): readonly Finding[] {
  const [app] = roles.app
  if (!app || roles.acceptance.length > 0 || steps.some(({ kind }) => kind === 'check')) return []
  return [
    {
      severity: 'warning',
      code: 'NO_CHECK',
      message: `nothing is asked of ${app.service}: it publishes no port that speaks HTTP, and no check is given. Write one that names its port, for instance smoke: GET ${app.service}:8000/ 200`,
      at: scene.at(['services', app.service]),
    },
  ]
}
