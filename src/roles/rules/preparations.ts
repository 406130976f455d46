import { listed } from '../../common/sentence.js'
import { briefCommand } from '../facts/brief-command.js'
import type { Reason } from '../role-decision.js'
import type { ServiceFacts } from '../service-facts.js'
import { inferred, type ServiceRoleRule } from './role-rule.js'

/** Others wait for its end. Acceptance services may wait for each other's; that makes no migration of them. */
export const awaitedToComplete: ServiceRoleRule = (facts, settings) => {
  const { service, awaitingItsEnd, acceptanceWord, isLast } = facts
  const [first] = awaitingItsEnd
  if (!first || (acceptanceWord !== undefined && isLast)) return undefined
  const names = awaitingItsEnd.map((dependent) => dependent.service.name)
  const why = `${listed(names)} ${names.length === 1 ? 'waits' : 'wait'} for it to complete`
  const path = ['services', first.service.name, 'depends_on', service.name]
  const starts = preparation(facts) ? 'always' : 'unless useless'
  return inferred('migrate', starts, { why, path }, settings)
}

/** Its name, image or command says that it runs once and prepares something. */
export const saysItPrepares: ServiceRoleRule = (facts, settings) => {
  const reason = preparation(facts)
  return reason && inferred('migrate', 'always', reason, settings)
}

/** What about a service says that it prepares something and ends, where nothing treats it as long-running. */
export function preparation(facts: ServiceFacts): Reason | undefined {
  const { service, command, image, isKeptUp, isLongRunning, isRestarted } = facts
  if (isKeptUp) return undefined
  const byCommand = (what: string): Reason => ({
    why: `its command ${what} (${briefCommand(command.last.text)})`,
    path: ['services', service.name, command.key],
  })
  if (command.migration === 'known') return byCommand('is a migration')
  if (isLongRunning) return undefined
  const word = preparingWord(facts)
  if (word !== undefined) return { why: `its name says ${word}` }
  if (isRestarted) return undefined
  if (command.migration === 'named') return byCommand('is a migration')
  if (command.prepares) return byCommand('runs once')
  return image.kinds.includes('migration')
    ? { why: `${image.text} runs migrations`, path: ['services', service.name, 'image'] }
    : undefined
}

/** Not where its program serves, nor where an image that decides alone exposes a port. */
function preparingWord({ name, command, exposes, isRestarted }: ServiceFacts): string | undefined {
  if (command.isServerByName || (exposes && !command.isGiven)) return undefined
  // A policy that restarts and a name such as `migration-api` weigh more than the word alone.
  const runsOn = isRestarted && name.says.endless !== undefined && command.migration === undefined
  if (name.says.migration !== undefined && !runsOn) return name.says.migration
  const isSure = command.isGiven || name.isSurePreparation
  return isRestarted || exposes || !isSure ? undefined : name.preparation
}
