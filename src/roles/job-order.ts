import type { DatabaseStep } from './known/known-migrations.js'
import type { ServiceFacts } from './service-facts.js'

/** What a job does to the database that others may work on too, by its command, else by its name. */
export function databaseStep({ command, name }: ServiceFacts): DatabaseStep {
  if (command.databaseStep !== undefined) return command.databaseStep
  // A command of its own says more than `setup`: that may well need the tables.
  if (name.databaseStep === 'make without a command') return command.isGiven ? 'migrate' : 'make'
  return name.databaseStep ?? 'migrate'
}

const order: readonly DatabaseStep[] = ['make', 'migrate', 'fill']

/** Where a job stands among those on one store; the lowest comes first, and of equals the one that others wait for. */
export function rankOf(facts: ServiceFacts): number {
  return order.indexOf(databaseStep(facts)) + (facts.awaitingItsEnd.length > 0 ? 0 : 0.5)
}
