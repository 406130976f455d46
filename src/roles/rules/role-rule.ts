import type { RoleSettings } from '../../settings/settings.js'
import type { ProjectRoleFacts } from '../project-role-facts.js'
import type { Reason, RoleDecision, Starts } from '../role-decision.js'
import type { ServiceFacts } from '../service-facts.js'

/** Decides by a service's own facts. Undefined: it says nothing. */
export type ServiceRoleRule = (facts: ServiceFacts, settings: RoleSettings) => RoleDecision | undefined

/** Decides also by what the project as a whole says. */
export type ProjectRoleRule = (facts: ServiceFacts, project: ProjectRoleFacts) => RoleDecision | undefined

/**
 * A role that no setting names. Where a setting names other services for this role, the service is started only if
 * something needs it. A store then runs beside the apps.
 */
export function inferred(
  role: 'database' | 'migrate' | 'acceptance',
  starts: Starts,
  { why, path }: Reason,
  settings: RoleSettings,
): RoleDecision {
  const setting = settings[role]
  if (setting === undefined) return { role, starts, why, path }
  const passedOver = { why: `${why}, but ${setting.origin.label} does not name it`, path }
  if (role === 'database') return { role: 'companions', starts: 'unless useless', ...passedOver }
  return { role, starts: 'if needed', ...passedOver }
}

/** Left out, unless something that is started needs it. */
export function leftOut(why: string, path?: Reason['path']): RoleDecision {
  return { role: 'leftOut', starts: 'if needed', why, path }
}
