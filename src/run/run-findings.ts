import type { Project } from '../compose/project.js'
import type { Finding } from '../findings/finding.js'
import { findingsOf } from '../findings/rule.js'
import { restarted } from '../findings/rules/restarted.js'
import { unsilenced } from '../findings/unsilenced.js'
import type { Execution } from './execute.js'

/** What a run has shown that no plan could tell. A service that failed is told by the reason. */
export function runFindings(
  { restarts, failed }: Pick<Execution, 'restarts' | 'failed'>,
  { sources }: Pick<Project, 'sources'>,
): readonly Finding[] {
  const at = (service: string) => sources.at(['services', service])
  const others = restarts.filter(({ service }) => service !== failed?.service)
  return unsilenced(findingsOf(restarted, { restarts: others, at }), { sources })
}
