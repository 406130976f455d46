import type { Project } from '../compose/project.js'
import type { Finding } from './finding.js'
import { ungrouped } from './grouped.js'
import { byUse } from './usefulness.js'

/** The findings each by itself, the most useful first, without those that the author silenced where they stand. */
export function unsilenced(
  findings: readonly Finding[],
  { sources }: Pick<Project, 'sources'>,
): readonly Finding[] {
  return ungrouped(findings)
    .filter(({ code, at }) => at === undefined || !sources.isSilenced(code, at))
    .sort(byUse)
}
