import type { Finding } from '../findings/finding.js'
import type { Settings } from '../settings/settings.js'

/** The warnings because of which a run fails, where the user wants warnings to fail. */
export function refusedFindings(
  findings: readonly Finding[],
  { strict }: Pick<Settings, 'strict'>,
): readonly Finding[] {
  return strict ? findings.filter(({ severity }) => severity === 'warning') : []
}
