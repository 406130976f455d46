import { inferred, type ServiceRule } from './rule.js'

/** Its name says acceptance, nothing treats it as long-running, and only others of its kind wait for it. */
export const calledAcceptance: ServiceRule = ({ acceptanceWord, isLast }, settings) => {
  if (acceptanceWord === undefined || !isLast) return undefined
  return inferred('acceptance', 'always', { why: `its name says ${acceptanceWord}` }, settings)
}
