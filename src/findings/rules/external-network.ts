import { type MissingExternalRule, observeMissing } from '../missing-externals.js'

export const externalNetwork: MissingExternalRule = {
  code: 'EXTERNAL_NETWORK',
  severity: 'notice',
  observe: (missing) => observeMissing('network', missing),
}
