import type { RoleSettings } from '../settings/settings.js'
import { type Apps, appsAmong, isMadeOfTools } from './facts/apps.js'
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
  readonly servers: ReadonlyMap<string, ServiceFacts>
  /** It is nothing but tools, with what carries data and what stands in front of them. */
  readonly isMadeOfTools: boolean
  /** Nothing in it runs on or is a job, but there are services for tests. */
  readonly isTestsAlone: boolean
  /** Nothing in it runs on but data stores. */
  readonly isWithoutServers: boolean
}

export interface NamedRole extends Assignment {
  readonly role: Role
}

/** The services by their own facts alone. */
export interface ServiceGroups {
  /** Those that run on: no rule says anything else. */
  readonly servers: readonly ServiceFacts[]
  readonly tools: readonly ServiceFacts[]
  /** For tests, lint or development; nothing needs them. */
  readonly forDevelopers: readonly ServiceFacts[]
  /** Whether there are jobs. */
  readonly hasJobs: boolean
}

export function projectRoleFacts(
  graph: ServiceGraph,
  settings: RoleSettings,
  named: NamedRoles,
  groups: ServiceGroups,
): ProjectRoleFacts {
  const byName = rolesByService(named)
  const unnamed = ({ service }: ServiceFacts) => !byName.has(service.name)
  const servers = groups.servers.filter((facts) => unnamed(facts) && !facts.testsOthers && !facts.isTest)
  const tools = groups.tools.filter((facts) => unnamed(facts) && !facts.image.kinds.includes('carer'))
  const isWithoutServers = servers.length === 0 && tools.length === 0 && named.app === undefined
  const isAlone = isWithoutServers && !groups.hasJobs
  const stays = groups.forDevelopers.filter((facts) => unnamed(facts) && facts.serverSign !== undefined)
  const candidates = isAlone ? { servers: stays, tools } : { servers, tools }
  return {
    ...(named.app ? namedApps(named.app) : appsAmong(candidates)),
    graph,
    settings,
    named: byName,
    servers: new Map(groups.servers.map((facts) => [facts.service.name, facts])),
    isMadeOfTools: named.app === undefined && isMadeOfTools(candidates),
    isTestsAlone: isAlone && stays.length === 0,
    isWithoutServers,
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
