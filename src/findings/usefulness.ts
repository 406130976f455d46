import { CATALOGUE } from './catalogue.js'
import type { Finding, Severity } from './finding.js'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice']

/** The most useful first; those of one code in the order of the files, and without a place last. */
export function byUse(one: Finding, other: Finding): number {
  return (
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    rankOf(one) - rankOf(other) ||
    byPlace(one, other)
  )
}

function rankOf(finding: Finding): number {
  const rank = CATALOGUE.findIndex(({ code }) => code === finding.code)
  return rank < 0 ? CATALOGUE.length : rank
}

function byPlace({ at: one }: Finding, { at: other }: Finding): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || one.column - other.column
}
