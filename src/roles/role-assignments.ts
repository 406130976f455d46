import type { Position } from '../common/problem.js'
import type { ServiceFacts } from './service-facts.js'
import type { ServiceGraph } from './service-graph.js'

/** The roles that settings can give. */
export type Role = 'database' | 'migrate' | 'app' | 'acceptance' | 'test'

/** In the order in which a service that settings name twice gets one. */
export const ROLES: readonly Role[] = ['database', 'migrate', 'app', 'acceptance', 'test']

/** Roles of services that run once. */
export type JobRole = 'migrate' | 'acceptance' | 'test'

/** A service with the reason it plays its role, or is left out. */
export interface Assignment {
  readonly service: string
  /** One clause a person would say, for instance `mysql:8.4 is a data store`. */
  readonly why: string
  readonly at?: Position | undefined
}

export interface Roles {
  readonly database: readonly Assignment[]
  readonly migrate: readonly Assignment[]
  readonly app: readonly Assignment[]
  readonly acceptance: readonly Assignment[]
  readonly test: readonly Assignment[]
  readonly leftOut: readonly Assignment[]
  /** Long-running services that are neither app nor store and start with the apps (workers, proxies, caches). */
  readonly companions: readonly Assignment[]
}

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
