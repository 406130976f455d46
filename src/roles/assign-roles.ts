import { partOf } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { shellLine } from '../common/shell-line.js'
import type { Project } from '../compose/project.js'
import type { RoleSettings } from '../settings/settings.js'
import { type JobCommands, jobCommands } from './job-commands.js'
import { type NamedRoles, namedRoles } from './named-roles.js'
import { projectRoleFacts } from './project-role-facts.js'
import type { Assignment, JobRole, Roles } from './role-assignments.js'
import { reportNoApp, reportRivals } from './role-problems.js'
import { decidedAlone, decideRole, grouped } from './role-rules.js'
import { rolesOf } from './roles-of-started.js'
import { type ServiceFacts, serviceFacts } from './service-facts.js'
import { type ServiceGraph, serviceGraph } from './service-graph.js'
import { startedServices } from './started-services.js'
import { reportUnstartable } from './unstartable.js'

/** Which service does what in the run. */
export interface RoleAssignments {
  readonly graph: ServiceGraph
  /** By service. */
  readonly facts: ReadonlyMap<string, ServiceFacts>
  readonly roles: Roles
  /** Every service that is started, jobs included. */
  readonly started: ReadonlySet<string>
  readonly jobs: ReadonlyMap<string, JobRole>
  /** Service of the run → the declared one that it is a variant of. */
  readonly declaredAs: ReadonlyMap<string, string>
}

/**
 * Which service does what in the run: what settings name, and what the rules say of the others.
 * @param asked service → the check that asks it, as people read it
 */
export function assignRoles(
  project: Project,
  settings: RoleSettings,
  asked: ReadonlyMap<string, string>,
  report: Report,
): RoleAssignments {
  const commands = jobCommands(project, settings)
  const named = withRunNames(namedRoles(project, settings, report), commands, settings)
  const graph = serviceGraph(project, commands.services)
  const facts = serviceFacts(graph)
  const alone = [...facts.values()].map((one) => decidedAlone(one, settings))
  const known = projectRoleFacts(graph, settings, named, grouped(alone))
  const decisions = new Map(alone.map((one) => [one.facts.service.name, decideRole(one, known)] as const))
  const started = startedServices({ graph, facts, decisions, asked })
  const roles = rolesOf({ graph, facts, decisions, asked }, started, named)
  reportRivals(known.rivals, graph, settings, report)
  reportUnstartable({ graph, started, named, settings }, report)
  if (nothingIsJudged(roles, settings, graph)) reportNoApp(graph, roles, settings, report)
  const { declaredAs } = commands
  return { graph, facts, roles, started: new Set(started.keys()), jobs: jobsOf(roles), declaredAs }
}

/** There is no app, no job whose end says how the release is, and more than data stores; or a setting names no app. */
function nothingIsJudged(roles: Roles, settings: RoleSettings, graph: ServiceGraph): boolean {
  const { app, migrate, acceptance, test, job } = roles
  if (app.length > 0) return false
  if (settings.app !== undefined) return true
  return [migrate, acceptance, test, job].every(({ length }) => length === 0) && !isStoresAlone(roles, graph)
}

/** Data stores are the product where the files declare nothing else. An app may hide behind a profile. */
function isStoresAlone({ database }: Roles, { services, project }: ServiceGraph): boolean {
  return database.length > 0 && database.length === services.length && project.sources.inactive.length === 0
}

/** A command of the settings runs in a service of its own name. */
function withRunNames(
  named: NamedRoles,
  commands: JobCommands,
  { migrate: setting }: RoleSettings,
): NamedRoles {
  if (!setting) return named
  const { origin, value } = setting
  const migrate = value.flatMap(({ service, command }, index): Assignment[] => {
    const runs = commands.names[index]
    const known = named.migrate?.find((assignment) => assignment.service === service)
    if (runs === undefined || !known) return []
    const why = command === undefined ? known.why : `${origin.label} runs ${shellLine(command)} in ${service}`
    return [{ service: runs, why, at: partOf(origin, index).at }]
  })
  return { ...named, migrate }
}

function jobsOf(roles: Roles): ReadonlyMap<string, JobRole> {
  const jobs = (['migrate', 'acceptance', 'test', 'job'] as const).flatMap((role) =>
    roles[role].map(({ service }) => [service, role] as const),
  )
  return new Map(jobs)
}
