import type { Position } from '../common/problem.js'
import type { Roles } from './role-assignments.js'

/** Keys from the root of the files. */
export type Path = readonly (string | number)[]

/** Why a rule says what it says, and where that stands. */
export interface Reason {
  /** One clause a person would say, for instance `mysql:8.4 is a data store`. */
  readonly why: string
  /** Where in the files; absent: at the service. */
  readonly path?: Path | undefined
}

/**
 * What makes a service start. `always`: it is started in any case. `unless useless`: not where all that need it are left
 * out. `if needed`: only where something that is started needs it. `never`: not even then.
 */
export type Starts = 'always' | 'unless useless' | 'if needed' | 'never'

/** What a service does in the run. One that is left out runs beside the apps where something needs it all the same. */
export interface RoleDecision extends Reason {
  readonly role: keyof Roles
  readonly starts: Starts
  /** Where a setting decided: the place of the setting. */
  readonly at?: Position | undefined
}
