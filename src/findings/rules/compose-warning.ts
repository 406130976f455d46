import { isObsoleteVersion, unsetVariableIn } from '../../compose/compose-warnings.js'
import type { ProjectRule } from '../facts.js'

/** What Compose warns about and no other rule knows, in Compose's own words. */
export const composeWarning: ProjectRule = {
  code: 'COMPOSE_WARNING',
  severity: 'notice',
  observe: ({ project: { warnings } }) =>
    warnings
      .filter((warning) => unsetVariableIn(warning) === undefined && !isObsoleteVersion(warning))
      .map((warning) => ({
        at: undefined,
        why: warning.replace(/\.$/, ''),
        instead: 'These are the words of docker compose',
      })),
}
