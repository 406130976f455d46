import type { RunRecord } from './run-record.js'

/** The record with every free text passed through `mask`; names, ids and statuses stay what they are. */
export function maskedRecord(record: RunRecord, mask: (text: string) => string): RunRecord {
  return {
    ...record,
    reason: mask(record.reason),
    steps: record.steps.map((step) => ({
      ...step,
      detail: mask(step.detail),
      evidence: step.evidence === undefined ? undefined : mask(step.evidence),
    })),
    problems: record.problems.map((problem) => ({
      ...problem,
      message: mask(problem.message),
      instead: problem.instead === undefined ? undefined : mask(problem.instead),
      excerpt: problem.excerpt === undefined ? undefined : mask(problem.excerpt),
    })),
    findings: record.findings.map((finding) => ({ ...finding, message: mask(finding.message) })),
    leftovers: record.leftovers.map(mask),
  }
}
