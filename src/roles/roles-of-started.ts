import { compare } from '../common/compare.js'
import { listed } from '../common/sentence.js'
import { rankOf } from './job-order.js'
import type { NamedRoles } from './named-roles.js'
import type { Assignment, Roles } from './role-assignments.js'
import type { RoleDecision } from './role-decision.js'
import type { ServiceGraph } from './service-graph.js'
import type { Decisions, StartedServices } from './started-services.js'

/** The roles of what is started, in the order of each role, and what is left out. */
export function rolesOf(decided: Decisions, started: StartedServices, named: NamedRoles): Roles {
  const playing = (role: Exclude<keyof Roles, 'leftOut'>): readonly Assignment[] => {
    const assignments = [...decided.decisions]
      .filter(([name, decision]) => started.has(name) && roleOfStarted(decision) === role)
      .map(([name, decision]) => assignmentOf(name, decision, decided, started.get(name)))
    const order =
      role === 'companions' || role === 'job' ? [] : (named[role] ?? []).map(({ service }) => service)
    return inOrder(assignments, role, order, decided)
  }
  return {
    database: playing('database'),
    migrate: playing('migrate'),
    app: playing('app'),
    acceptance: playing('acceptance'),
    test: playing('test'),
    job: playing('job'),
    companions: playing('companions'),
    leftOut: leftOut(decided, started),
  }
}

/** What is left out and is started all the same runs beside the apps. */
function roleOfStarted({ role }: RoleDecision): keyof Roles {
  return role === 'leftOut' ? 'companions' : role
}

function assignmentOf(
  service: string,
  decision: RoleDecision,
  { graph, asked }: Decisions,
  neededBy: string | undefined,
): Assignment {
  const { starts, why } = decision
  const at = placeOf(service, decision, graph)
  if (starts === 'always') return { service, why, at }
  const check = asked.get(service)
  if (check !== undefined)
    return { service, why: starts === 'if needed' ? `the check ${check} asks it` : why, at }
  const isThereForOthers = starts === 'if needed' || roleOfStarted(decision) === 'companions'
  if (neededBy === undefined || !isThereForOthers) return { service, why, at }
  return {
    service,
    why: `${neededBy} depends on it`,
    at: graph.at(['services', neededBy, 'depends_on', service]),
  }
}

function placeOf(service: string, { path, at }: RoleDecision, graph: ServiceGraph): Assignment['at'] {
  return at ?? graph.at(path ?? ['services', service])
}

/** As the user wrote them; what is inferred by name, but migrations by what they do. */
function inOrder(
  assignments: readonly Assignment[],
  role: keyof Roles,
  order: readonly string[],
  { facts }: Decisions,
): readonly Assignment[] {
  const rank = ({ service }: Assignment) => {
    const written = order.indexOf(service)
    if (written >= 0) return written
    const known = role === 'migrate' ? facts.get(service) : undefined
    return order.length + (known ? rankOf(known) : 0)
  }
  return [...assignments].sort(
    (left, right) => rank(left) - rank(right) || compare(left.service, right.service),
  )
}

function leftOut({ graph, decisions }: Decisions, started: StartedServices): readonly Assignment[] {
  const idle = [...decisions].filter(([name]) => !started.has(name))
  const inactive = graph.project.sources.inactive.map(({ service, profiles }) => ({
    service,
    why: `belongs to profile ${listed(profiles)}, which is not active`,
    at: graph.at(['services', service]),
  }))
  return [...idle.map(([service, decision]) => unneeded(service, decision, graph)), ...inactive].sort(
    (left, right) => compare(left.service, right.service),
  )
}

function unneeded(service: string, decision: RoleDecision, graph: ServiceGraph): Assignment {
  const at = placeOf(service, decision, graph)
  if (decision.starts !== 'unless useless') return { service, why: decision.why, at }
  const dependents = graph.dependents(service).map((dependent) => dependent.service.name)
  return { service, why: `only ${listed(dependents)} needs it, and that is left out`, at }
}
