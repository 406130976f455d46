import { type AbsentExternalRule, observeAbsent } from '../absent-externals.js'

export const externalNetwork: AbsentExternalRule = {
  code: 'EXTERNAL_NETWORK',
  severity: 'notice',
  observe: (missing) => observeAbsent('network', missing),
}
