import { type AbsentExternalRule, observeAbsent } from '../absent-externals.js'

export const externalVolume: AbsentExternalRule = {
  code: 'EXTERNAL_VOLUME',
  severity: 'notice',
  observe: (missing) => observeAbsent('volume', missing),
}
