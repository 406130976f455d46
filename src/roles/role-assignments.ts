import type { Position } from '../common/problem.js'

/** The roles that settings can give. */
export type Role = 'database' | 'migrate' | 'app' | 'acceptance' | 'test'

/** In the order in which a service that settings name twice gets one. */
export const ROLES: readonly Role[] = ['database', 'migrate', 'app', 'acceptance', 'test']

/** Roles of services that run once. No setting gives `job`. */
export type JobRole = 'migrate' | 'acceptance' | 'test' | 'job'

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
  /** Services that run once, and neither prepare anything for the apps nor test them. */
  readonly job: readonly Assignment[]
  /** Long-running services that are neither app nor store and start with the apps (workers, proxies, caches). */
  readonly companions: readonly Assignment[]
}

/** What is made of the services of each role. */
export function eachRole<Made>(
  roles: Roles,
  make: (assignments: readonly Assignment[]) => Made,
): Readonly<Record<keyof Roles, Made>> {
  return {
    database: make(roles.database),
    migrate: make(roles.migrate),
    app: make(roles.app),
    acceptance: make(roles.acceptance),
    test: make(roles.test),
    companions: make(roles.companions),
    job: make(roles.job),
    leftOut: make(roles.leftOut),
  }
}
