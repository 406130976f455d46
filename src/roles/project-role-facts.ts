import type { RoleSettings } from '../settings/settings.js'
import { type Apps, appsAmong } from './facts/apps.js'
import type { NamedRoles } from './named-roles.js'
import { type Assignment, ROLES, type Role } from './role-assignments.js'
import type { ServiceFacts } from './service-facts.js'
import type { ServiceGraph } from './service-graph.js'

/** What only the project as a whole says of its services. */
export interface ProjectRoleFacts extends Apps {
  readonly graph: ServiceGraph
  readonly settings: RoleSettings
  /** Service → the role that a setting gives it. */
  readonly named: ReadonlyMap<string, NamedRole>
  /** The services that run on, by their own facts alone. */
  readonly servers: ReadonlySet<string>
}

export interface NamedRole extends Assignment {
  readonly role: Role
}

/** @param servers those of which no rule says anything else, by their own facts alone */
export function projectRoleFacts(
  graph: ServiceGraph,
  settings: RoleSettings,
  named: NamedRoles,
  servers: readonly ServiceFacts[],
): ProjectRoleFacts {
  const byName = rolesByService(named)
  const candidates = servers.filter(({ service, testsOthers }) => !byName.has(service.name) && !testsOthers)
  return {
    ...(named.app ? namedApps(named.app) : appsAmong(candidates)),
    graph,
    settings,
    named: byName,
    servers: new Set(servers.map(({ service }) => service.name)),
  }
}

function rolesByService(named: NamedRoles): ReadonlyMap<string, NamedRole> {
  const found = ROLES.flatMap((role) => (named[role] ?? []).map((assignment) => ({ role, ...assignment })))
  // The first role that names a service is its role.
  return new Map(found.reverse().map((one) => [one.service, one]))
}

function namedApps(apps: readonly Assignment[]): Apps {
  return {
    apps: new Map(apps.map(({ service, why }) => [service, { why }])),
    variants: new Map(),
    rivals: [],
  }
}
