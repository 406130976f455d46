import type { Project } from '../compose/project.js'
import type { Finding } from './finding.js'

/** The findings in the order of the files, without those that the author silenced where they stand. */
export function unsilenced(
  findings: readonly Finding[],
  { sources }: Pick<Project, 'sources'>,
): readonly Finding[] {
  return findings.filter(({ code, at }) => at === undefined || !sources.isSilenced(code, at)).sort(byPlace)
}

/** Findings without a place come last. */
function byPlace({ at: one }: Finding, { at: other }: Finding): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || one.column - other.column
}
