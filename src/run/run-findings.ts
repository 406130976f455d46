import type { Project } from '../compose/project.js'
import type { Finding } from '../findings/finding.js'
import { grouped } from '../findings/grouped.js'
import { findingsOf } from '../findings/rule.js'
import { defaultCheck } from '../findings/rules/default-check.js'
import { restarted } from '../findings/rules/restarted.js'
import { silentPort } from '../findings/rules/silent-port.js'
import { unsilenced } from '../findings/unsilenced.js'
import type { Execution } from './run-input.js'

/** What a run has shown that no plan could tell. A service that failed is told by the reason. */
export function runFindings(
  { restarts, failed, records }: Pick<Execution, 'restarts' | 'failed' | 'records'>,
  { sources }: Pick<Project, 'sources'>,
): readonly Finding[] {
  const at = (service: string) => sources.at(['services', service])
  const others = restarts.filter(({ service }) => service !== failed?.service)
  const again = unsilenced(findingsOf(restarted, { restarts: others, at }), { sources })
  if (failed !== undefined) return again
  const questions = records.flatMap(({ service, byDefault: got }) =>
    got === undefined ? [] : [{ service, got }],
  )
  const asked = [defaultCheck, silentPort].flatMap((rule) => findingsOf(rule, { questions, at }))
  return [...again, ...grouped(unsilenced(asked, { sources }))]
}
