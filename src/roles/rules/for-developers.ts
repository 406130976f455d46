import { briefCommand } from '../facts/brief-command.js'
import type { Reason } from '../role-decision.js'
import type { ServiceFacts } from '../service-facts.js'
import { leftOut, type ServiceRoleRule } from './role-rule.js'

/** A build stage or a service for tests, lint or development that nothing needs, and that does not run on. */
export const forDevelopers: ServiceRoleRule = (facts) => {
  const reason = developersReason(facts)
  return reason && leftOut(reason.why, reason.path)
}

export function developersReason(facts: ServiceFacts): Reason | undefined {
  const { service, name, command, buildTarget } = facts
  if (facts.isWatchedTest && facts.dependents.length === 0) {
    const path = ['services', service.name, command.key]
    return {
      why: `it tests for somebody who looks on (${briefCommand(command.last.text)}), and nothing needs it`,
      path,
    }
  }
  if (facts.publishes || facts.dependents.length > 0 || command.isEndless || command.runsServer)
    return undefined
  if (facts.isRestarted && name.developers === undefined) return undefined
  if (buildTarget?.isForDevelopers) {
    // The whole project is one for development where an app builds that target too.
    if (buildTarget.isPublished) return undefined
    const path = ['services', service.name, 'build', 'target']
    return { why: `builds another target (${buildTarget.name}) and nothing needs it`, path }
  }
  const word = name.developers ?? name.developersLast
  return word === undefined ? undefined : { why: `its name says ${word} and nothing needs it` }
}
