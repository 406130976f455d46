import type { Position, Report } from '../common/problem.js'
import type { Service } from '../compose/project.js'
import type { RoleSettings } from '../settings/settings.js'
import { isLast, verifies } from './acceptance.js'
import { appsOf } from './apps.js'
import { saysTesting } from './bystanders.js'
import type { Evidence } from './evidence.js'
import { isLongRunning, isRestarted } from './long-running.js'
import type { Named } from './named-roles.js'
import { type Nature, natureOf, type Reading } from './nature.js'
import { saidToPrepare } from './one-shots.js'
import type { Roles } from './role-assignments.js'
import { reach, type ServiceGraph } from './service-graph.js'

/** What a service would do in the run, and what makes it start. */
export interface Part {
  readonly service: Service
  readonly role: Exclude<keyof Roles, 'leftOut'>
  readonly why: string
  readonly at?: Position | undefined
  /** `always`; `unless useless`: not where all that need it are left out; `if needed`: by something started. */
  readonly starts: 'always' | 'unless useless' | 'if needed' | 'never'
}

export interface Casting {
  readonly scene: ServiceGraph
  readonly named: Named
  readonly settings: RoleSettings
  /** Service → the check that asks it. */
  readonly asked: ReadonlyMap<string, string>
  readonly report: Report
}

/** Gives every service its part: what a setting says first, then what the service is by itself. */
export function partsOf(casting: Casting): readonly Part[] {
  const { scene, named, report } = casting
  const readings = new Map(scene.services.map((service) => [service.name, natureOf(service, scene)]))
  const free = (service: Service) => roleNamed(named, service.name) === undefined
  const servers = scene.services.filter(
    (service) =>
      free(service) && readings.get(service.name)?.nature === 'server' && !verifies(service, scene),
  )
  const apps = named.app ? undefined : appsOf(servers, scene, report)
  const appNames = new Set(named.app?.map(({ service }) => service) ?? apps?.names ?? [])
  return scene.services.map((service): Part => {
    const fixed = roleNamed(named, service.name)
    if (fixed) return { service, role: fixed.role, why: fixed.why, at: fixed.at, starts: 'always' }
    const evidence = apps?.evidence.get(service.name)
    if (evidence && appNames.has(service.name)) return placed(casting, service, 'app', evidence, 'always')
    if (evidence) return placed(casting, service, 'companions', evidence, 'if needed')
    const reading = readings.get(service.name) ?? natureOf(service, scene)
    return acceptancePart(casting, service, reading, appNames) ?? ownPart(casting, service, reading)
  })
}

function roleNamed(named: Named, service: string) {
  for (const role of ['database', 'migrate', 'app', 'acceptance', 'test'] as const) {
    const assignment = named[role]?.find((candidate) => candidate.service === service)
    if (assignment) return { role, ...assignment }
  }
  return undefined
}

/** A one-shot that looks at a running app; what prepares by its name stays a migration, whatever it waits for. */
function acceptancePart(
  casting: Casting,
  service: Service,
  reading: Reading,
  apps: ReadonlySet<string>,
): Part | undefined {
  const { scene, settings } = casting
  if (!looksAtApps(service, reading, scene)) return undefined
  const reached = [...reach(scene, service.name)].sort()
  const app = reached.find((name) => apps.has(name))
  const served = app ?? (verifies(service, scene) ? reached.find((name) => isServer(name, scene)) : undefined)
  if (served === undefined) return undefined
  const why = `it runs once and depends on ${app === undefined ? '' : 'the app '}${served}`
  if (settings.acceptance) {
    const reason = `${why}, but ${settings.acceptance.origin.label} does not name it`
    return placed(casting, service, 'acceptance', { why: reason }, 'if needed')
  }
  return placed(casting, service, 'acceptance', { why, path: ['depends_on'] }, 'always')
}

function looksAtApps(service: Service, { nature }: Reading, scene: ServiceGraph): boolean {
  const runsOnce =
    (nature === 'bystander' && testsByName(service, scene)) ||
    ((nature === 'bystander' || nature === 'server') && verifies(service, scene)) ||
    (nature === 'job' && !saidToPrepare(service, scene))
  return runsOnce && isLast(service, scene)
}

function testsByName(service: Service, scene: ServiceGraph): boolean {
  return saysTesting(service.name) !== undefined && !isLongRunning(service, scene) && !isRestarted(service)
}

/** Behind a proxy an app publishes nothing, and is tested all the same. */
function isServer(name: string, scene: ServiceGraph): boolean {
  const service = scene.service(name)
  return service !== undefined && natureOf(service, scene).nature === 'server'
}

const idle: Partial<Record<Nature, string>> = {
  tool: ' and nothing needs it',
}

function ownPart(casting: Casting, service: Service, reading: Reading): Part {
  const { scene, settings } = casting
  const { nature } = reading
  const unnamed = (setting: { origin: { label: string } }): Evidence => ({
    ...reading,
    why: `${reading.why}, but ${setting.origin.label} does not name it`,
  })
  switch (nature) {
    case 'store':
      if (settings.database)
        return placed(casting, service, 'companions', unnamed(settings.database), 'unless useless')
      return placed(casting, service, 'database', reading, 'unless useless')
    case 'job': {
      if (settings.migrate) return placed(casting, service, 'migrate', unnamed(settings.migrate), 'if needed')
      const byName = saidToPrepare(service, scene) !== undefined
      return placed(casting, service, 'migrate', reading, byName ? 'always' : 'unless useless')
    }
    case 'acceptance':
      if (settings.acceptance)
        return placed(casting, service, 'acceptance', unnamed(settings.acceptance), 'if needed')
      return placed(casting, service, 'acceptance', reading, 'always')
    case 'server':
      return serverPart(casting, service, reading)
    default: {
      const why = `${reading.why}${idle[nature] ?? ''}`
      return placed(
        casting,
        service,
        'companions',
        { ...reading, why },
        nature === 'none' ? 'never' : 'if needed',
      )
    }
  }
}

/** A long-running service that is no app: an app the settings pass over, or something that runs beside the apps. */
function serverPart(casting: Casting, service: Service, reading: Reading): Part {
  const { settings } = casting
  if (settings.app && service.ports.length > 0) {
    const why = `${settings.app.origin.label} does not name it and nothing needs it`
    return placed(casting, service, 'companions', { why }, 'if needed')
  }
  const why = 'it runs without end, publishes no port, and starts with the apps'
  return placed(casting, service, 'companions', { ...reading, why }, 'unless useless')
}

function placed(
  { scene, asked }: Casting,
  service: Service,
  role: Part['role'],
  evidence: Evidence,
  starts: Part['starts'],
): Part {
  const at = scene.at(evidence.elsewhere ?? ['services', service.name, ...(evidence.path ?? [])])
  const check = asked.get(service.name)
  if (check === undefined || starts === 'always' || starts === 'never') {
    return { service, role, why: evidence.why, at, starts }
  }
  const why = starts === 'if needed' ? `the check ${check} asks it` : evidence.why
  return { service, role, why, at, starts: 'always' }
}
