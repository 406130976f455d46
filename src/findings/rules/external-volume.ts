import { type MissingExternalRule, observeMissing } from '../missing-externals.js'

export const externalVolume: MissingExternalRule = {
  code: 'EXTERNAL_VOLUME',
  severity: 'notice',
  observe: (missing) => observeMissing('volume', missing),
}
