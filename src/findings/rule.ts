import type { Position } from '../common/problem.js'
import type { Finding, Severity } from './finding.js'

/** One place where a rule applies. */
export interface Observation {
  /** What the author would point at. A comment there silences the finding. */
  readonly at: Position | undefined
  /** What is found and what follows from it, one sentence without a full stop. */
  readonly why: string
  /** What to write instead, one sentence without a full stop. */
  readonly instead: string
  /** What it is about, in short: mostly a service. Others of the same code are listed by it. */
  readonly about?: string | undefined
  /** Where it is not the rule's. */
  readonly severity?: Severity | undefined
}

/** One kind of finding. */
export interface Rule<Facts> {
  /** Stable: authors silence findings by it, and docs/findings.md has an entry for it. */
  readonly code: string
  /** `warning`: a release may fail or pass for the wrong reason; `notice`: good to know. */
  readonly severity: Severity
  readonly observe: (facts: Facts) => readonly Observation[]
}

export function findingsOf<Facts>(rule: Rule<Facts>, facts: Facts): readonly Finding[] {
  return rule.observe(facts).map(({ at, about, why, instead, severity = rule.severity }) => ({
    severity,
    code: rule.code,
    message: `${why}. ${instead}`,
    at,
    ...(about === undefined ? {} : { about }),
  }))
}
