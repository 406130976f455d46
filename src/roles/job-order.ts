import type { DatabaseStep } from './known/known-migrations.js'
import { preparation } from './rules/preparations.js'
import type { ServiceFacts } from './service-facts.js'

/** What a job does to the database that others may work on too, by its command, else by its name. */
export function databaseStep({ command, name }: ServiceFacts): DatabaseStep {
  if (command.databaseStep !== undefined) return command.databaseStep
  // A command of its own says more than `setup`: that may well need the tables.
  if (name.databaseStep === 'make without a command') return command.isGiven ? 'migrate' : 'make'
  return name.databaseStep ?? 'migrate'
}

const order: readonly DatabaseStep[] = ['make', 'migrate', 'fill']

/** Where a job stands among those on one store; the lowest comes first. What only runs once comes after its equals. */
export function rankOf(facts: ServiceFacts): number {
  const isKnown = facts.awaitingItsEnd.length > 0 || preparation(facts) !== undefined
  return order.indexOf(databaseStep(facts)) + (isKnown ? 0 : 0.5)
}
