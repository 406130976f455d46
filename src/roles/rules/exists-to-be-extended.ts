import { listed } from '../../common/sentence.js'
import { leftOut, type ServiceRoleRule } from './role-rule.js'

/** It stands in the file for others to extend: no port, nobody waits for it, and no command but under a base's name. */
export const existsToBeExtended: ServiceRoleRule = ({ extendedBy, publishes, dependents, command, name }) => {
  if (extendedBy === undefined || publishes || dependents.length > 0) return undefined
  if (command.isGiven && !name.says.base) return undefined
  return leftOut(
    extendedBy.length > 0 ? `exists to be extended by ${listed(extendedBy)}` : 'exists to be extended',
  )
}
