import { nearestName } from '../../common/nearest-name.js'
import { listed, quoted } from '../../common/sentence.js'
import type { ProjectFacts } from '../facts.js'
import type { Rule } from '../rule.js'

/** Compose takes any profile from a variable, so that what was to be started is left out without a word. */
export const unknownProfile: Rule<Pick<ProjectFacts, 'project'>> = {
  code: 'UNKNOWN_PROFILE',
  severity: 'warning',
  observe: ({ project: { profiles, sources } }) => {
    const { variableProfiles = [], profiles: known } = sources
    // A setting weighs more than the variable.
    if (profiles.length > 0 || known === undefined) return []
    return variableProfiles
      .filter((name) => name !== '*' && !known.includes(name))
      .map((name) => ({
        about: name,
        at: undefined,
        why: `the variable COMPOSE_PROFILES names the profile ${quoted(name)}, which no service has`,
        instead: instead(name, known),
      }))
  },
}

function instead(name: string, known: readonly string[]): string {
  const parts = name.split(/\s+/)
  if (parts.length > 1 && parts.every((part) => known.includes(part)))
    return `Put a comma between profiles: ${quoted(parts.join(','))}`
  const meant = nearestName(name, known)
  if (meant !== undefined) return `Write ${quoted(meant)}`
  return known.length === 0 ? 'Leave it out' : `Write one of ${listed(known.map(quoted))}, or leave it out`
}
