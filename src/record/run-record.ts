import type { Position, Problem } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import type { StepKind } from '../plan/plan.js'
import type { Roles } from '../roles/role-assignments.js'

export type Verdict = 'passed' | 'failed' | 'error' | 'cancelled'
export type StepStatus = 'passed' | 'failed' | 'skipped' | 'cancelled'

/** What happened to one step. Times are ISO 8601 in UTC; durations milliseconds. */
export interface StepRecord {
  readonly id: string
  readonly kind: StepKind | 'teardown'
  readonly service: string
  readonly needs: readonly string[]
  readonly status: StepStatus
  /** Null: never started. */
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly durationMs: number
  /** Probes, requests or starts it took. */
  readonly attempts: number
  /** One line on how it went: why it failed, what the last probe said. Empty where there is nothing to say. */
  readonly detail: string
  /** More lines that explain a failure (last log lines, the last response); may hold container output. */
  readonly evidence?: string | undefined
  /** Where a file of the user's says what failed; absent: the Compose file says it best. */
  readonly at?: Position | undefined
  /** Its time was up while the engine was still at it. */
  readonly cut?: boolean | undefined
}

/** What a teardown could not remove, one sentence each. */
export type Leftovers = readonly string[]

/** All of a run, as the reports show it. */
export interface RunRecord {
  readonly verdict: Verdict
  /** One sentence. */
  readonly reason: string
  readonly failedStep: string | null
  /** Where to point at: what failed, in a Dockerfile or the Compose file, or the first thing that is wrong. */
  readonly failedAt?: Position | undefined
  /** What is wrong with settings or Compose file, where nothing could be run for it. */
  readonly problems: readonly Problem[]
  readonly project: string
  readonly files: readonly string[]
  readonly engine: { readonly version: string; readonly compose: string } | null
  readonly roles: Roles | null
  readonly steps: readonly StepRecord[]
  /** Ids of the steps whose durations add up to the run's. */
  readonly criticalPath: readonly string[]
  readonly durationMs: number
  /** `service:port` → URL. */
  readonly urls: Readonly<Record<string, string>>
  /** Service → image id. */
  readonly images: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
  readonly leftovers: Leftovers
  /** Service → log file, relative to the report folder. */
  readonly logs: Readonly<Record<string, string>>
}
