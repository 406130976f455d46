import { compare } from '../common/compare.js'
import type { Report } from '../common/problem.js'
import { listed } from '../common/sentence.js'
import type { Project } from '../compose/project.js'
import type { RoleSettings } from '../settings/settings.js'
import { type Commanded, commandedServices } from './commanded.js'
import { rankOf } from './migration-rank.js'
import { type Named, namedRoles } from './named-roles.js'
import { type Part, partsOf } from './parts.js'
import type { Assignment, Roles } from './role-assignments.js'
import { type ServiceGraph, serviceGraph } from './service-graph.js'
import { type Started, startedServices } from './started-services.js'
import { reportUnstartable } from './unstartable.js'

export type JobRole = 'migrate' | 'acceptance' | 'test'

/** Who plays what in the run. */
export interface RoleAssignments {
  readonly scene: ServiceGraph
  readonly roles: Roles
  /** Every service that is started, jobs included. */
  readonly started: ReadonlySet<string>
  readonly jobs: ReadonlyMap<string, JobRole>
  /** Service of the run → the declared one that it is a variant of. */
  readonly declaredAs: ReadonlyMap<string, string>
}

/** @param asked service → the check that asks it, as people read it */
export function assignRoles(
  project: Project,
  settings: RoleSettings,
  asked: ReadonlyMap<string, string>,
  report: Report,
): RoleAssignments {
  const commanded = commandedServices(project, settings)
  const named = withRunNames(namedRoles(project, settings, report), commanded, settings)
  const scene = serviceGraph(project, commanded.services)
  const casting = { scene, named, settings, asked, report }
  const parts = partsOf(casting)
  const started = startedServices(scene, parts)
  reportUnstartable(casting, started)
  const roles = rolesOf(scene, parts, started, named)
  if (roles.app.length === 0) reportNoApp(scene, roles, settings, report)
  const { declaredAs } = commanded
  return { scene, roles, started: new Set(started.keys()), jobs: jobsOf(roles), declaredAs }
}

/** A command of the settings runs in a service of its own name. */
function withRunNames(named: Named, commanded: Commanded, settings: RoleSettings): Named {
  if (!settings.migrate) return named
  const { origin, value } = settings.migrate
  const migrate = value.flatMap(({ service, command }, index): Assignment[] => {
    const runs = commanded.names[index]
    const known = named.migrate?.find((assignment) => assignment.service === service)
    if (runs === undefined || !known) return []
    const why = command === undefined ? known.why : `${origin.label} runs ${command.join(' ')} in ${service}`
    return [{ service: runs, why, at: origin.find?.([index]) ?? origin.at }]
  })
  return { ...named, migrate }
}

function rolesOf(scene: ServiceGraph, parts: readonly Part[], started: Started, named: Named): Roles {
  const playing = (role: Part['role']): readonly Assignment[] => {
    const cast = parts
      .filter((part) => part.role === role && started.has(part.service.name))
      .map((part) => assigned(scene, part, started.get(part.service.name)))
    const order = role === 'companions' ? [] : (named[role] ?? []).map(({ service }) => service)
    return inOrder(scene, cast, order, role)
  }
  return {
    database: playing('database'),
    migrate: playing('migrate'),
    app: playing('app'),
    acceptance: playing('acceptance'),
    test: playing('test'),
    companions: playing('companions'),
    leftOut: [
      ...parts.filter((part) => !started.has(part.service.name)).map((part) => leftOut(scene, part)),
      ...scene.project.sources.inactive.map(({ service, profiles }) => ({
        service,
        why: `belongs to profile ${listed(profiles)}, which is not active`,
        at: scene.at(['services', service]),
      })),
    ].sort((left, right) => compare(left.service, right.service)),
  }
}

/** As the user wrote them; what is inferred by name, but migrations by what they do. */
function inOrder(
  scene: ServiceGraph,
  cast: readonly Assignment[],
  order: readonly string[],
  role: Part['role'],
): readonly Assignment[] {
  const rank = ({ service: name }: Assignment) => {
    const written = order.indexOf(name)
    if (written >= 0) return written
    const service = role === 'migrate' ? scene.service(name) : undefined
    return order.length + (service ? rankOf(service) : 0)
  }
  return [...cast].sort((left, right) => rank(left) - rank(right) || compare(left.service, right.service))
}

function assigned(scene: ServiceGraph, part: Part, needer: string | undefined): Assignment {
  const service = part.service.name
  const pulled = needer !== undefined && part.starts === 'if needed'
  if (pulled || (needer !== undefined && part.role === 'companions' && part.starts !== 'always')) {
    const at = scene.at(['services', needer, 'depends_on', service])
    return { service, why: `${needer} depends on it`, at }
  }
  return { service, why: part.why, at: part.at }
}

function leftOut(scene: ServiceGraph, part: Part): Assignment {
  const service = part.service.name
  if (part.starts !== 'unless useless') return { service, why: part.why, at: part.at }
  const dependents = scene.dependents(service).map((dependent) => dependent.service.name)
  return { service, why: `only ${listed(dependents)} needs it, and that is left out`, at: part.at }
}

function jobsOf(roles: Roles): ReadonlyMap<string, JobRole> {
  const jobs = (['migrate', 'acceptance', 'test'] as const).flatMap((role) =>
    roles[role].map(({ service }) => [service, role] as const),
  )
  return new Map(jobs)
}

function reportNoApp(scene: ServiceGraph, roles: Roles, settings: RoleSettings, report: Report): void {
  // A setting that names only unknown services has been told of already.
  if (settings.app && settings.app.value.length > 0) return
  const others = [...roles.database, ...roles.migrate, ...roles.acceptance, ...roles.leftOut]
  const read = others.map(({ service, why }) => `${service} (${why})`)
  report({
    message: `no app found among the services${read.length > 0 ? `: ${read.join(', ')}` : ''}`,
    at: settings.app?.origin.at ?? scene.at(['services']),
    instead: 'name the service that is the app with the setting app',
  })
}
