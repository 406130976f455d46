import type { Reason } from '../role-decision.js'
import type { NameFacts } from './name-facts.js'

/** What else may say that a service with such a name is no acceptance service. */
interface Objections {
  readonly tests: boolean
  readonly tool: Reason | undefined
  readonly isRestarted: boolean
  readonly isLongRunning: boolean
  readonly exposes: boolean
}

/** The word of a name that says acceptance (`e2e`), where the service is no tool and nothing treats it as long-running. */
export function acceptanceWord(
  { says }: NameFacts,
  { tests, tool, isRestarted, isLongRunning, exposes }: Objections,
): string | undefined {
  if (isLongRunning || tool !== undefined) return undefined
  return (isRestarted || exposes) && !tests ? undefined : says.acceptance
}
