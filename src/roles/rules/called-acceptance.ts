import { inferred, type ServiceRoleRule } from './role-rule.js'

/** Its name says acceptance, nothing treats it as long-running, and only others of its kind wait for it. */
export const calledAcceptance: ServiceRoleRule = ({ acceptanceWord, isLast }, settings) => {
  if (acceptanceWord === undefined || !isLast) return undefined
  return inferred('acceptance', 'always', { why: `its name says ${acceptanceWord}` }, settings)
}
