import { listed } from '../common/sentence.js'
import type { Plan } from './plan.js'

/** Names that a sentence lists. */
const MAX_LISTED = 5

/** Values that are shown, although the names say that they are secrets. */
export interface ShownSecrets {
  readonly variables: readonly string[]
  /** The services that get them. */
  readonly services: readonly string[]
}

/** The plan with a line on the secrets that are shown. */
export function withShownSecrets(plan: Plan, { variables, services }: ShownSecrets): Plan {
  const count = variables.length
  if (count === 0) return plan
  const named = variables.slice(0, MAX_LISTED)
  const all = count > MAX_LISTED ? [...named, `${count - MAX_LISTED} more`] : named
  const what = count === 1 ? 'The value of 1 secret is' : `The values of ${count} secrets are`
  const why = `${count === 1 ? 'it is a word' : 'they are words'} of the project or ${count === 1 ? 'stands' : 'stand'} in files that git tracks`
  const sentence = `${what} not hidden, because ${why}: ${listed(all)}`
  return { ...plan, adjustments: [...plan.adjustments, { code: 'SHOWN_SECRETS', services, sentence }] }
}
