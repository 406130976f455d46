import type { Position, Problem } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import type { DefaultAnswer } from '../findings/rules/default-check.js'
import type { Adjustment } from '../plan/adjustment.js'
import type { StepKind } from '../plan/plan.js'
import type { Roles } from '../roles/role-assignments.js'
import type { TestCounts } from './test-counts.js'
import type { ToldLines } from './told-lines.js'

/** The detail of a `ready` step that waited only for the containers to run. */
export const PROVED_BY_NOTHING = 'it runs; no health check says more'

export type Verdict = 'passed' | 'failed' | 'error' | 'cancelled'
export type StepStatus = 'passed' | 'failed' | 'skipped' | 'cancelled'

/** One probe, request or start of a step. */
export interface StepTry {
  /** When it began, ISO 8601 in UTC. */
  readonly at: string
  readonly durationMs: number
  readonly status: 'passed' | 'failed'
  /** One line on what came of it, for instance `connection refused`; may hold container output. */
  readonly said: string
}

/** The request of a check and its last answer, with the values of secret headers left out. */
export interface Exchange {
  readonly request: {
    readonly method: string
    /** With scheme, address, port, path and query. */
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string | undefined
  }
  /** What the answer must be, one sentence an item, for instance `status 200`. */
  readonly expected: readonly string[]
  /** Absent: nothing answered. */
  readonly answer?:
    | {
        readonly status: number
        readonly statusText: string
        readonly headers: Readonly<Record<string, string>>
        /** Its beginning, a few KiB. */
        readonly body: string
        /** The body goes on. */
        readonly truncated?: boolean | undefined
      }
    | undefined
}

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
  /** Of a failed step. `elsewhere`: the machine, the engine, a registry or the setting-up. `file`: the Compose
   *  file. Absent: the release. */
  readonly blame?: 'release' | 'elsewhere' | 'file' | undefined
  /** What the user can do about a failure, one sentence without its full stop. */
  readonly remedy?: string | undefined
  /** The place of what failed in a file of the user's; absent: the Compose file is the best place. */
  readonly at?: Position | undefined
  /** The lines of a log that say why it failed. */
  readonly cause?: ToldLines | undefined
  /** What was answered to a check that nobody wrote. */
  readonly byDefault?: DefaultAnswer | undefined
  /** A container of the service ended: it is not what the step does that failed. */
  readonly ended?: boolean | undefined
  /** Its time was up while the engine was still at it. */
  readonly cut?: boolean | undefined
  /** What is done, where kind and service do not say it: the text of a check, for instance `GET /todos 200`. */
  readonly label?: string | undefined
  /** The first 20 and the last 80 probes, requests or starts, in order; `attempts` counts all of them. */
  readonly tries?: readonly StepTry[] | undefined
  /** Of a check that sends a request. */
  readonly exchange?: Exchange | undefined
  /** When containers of the service started, ISO 8601 in UTC, in order: more than one in a crash loop. */
  readonly starts?: readonly string[] | undefined
}

/** A JUnit file among the artifacts. */
export interface TestFile extends TestCounts {
  /** Relative to the report folder. */
  readonly file: string
}

/** What came of copying files out of containers. */
export interface CopiedArtifacts {
  readonly tests: readonly TestFile[]
  /** Why something is missing, one sentence each. */
  readonly uncopied: readonly string[]
}

/** Where the run's files come from, so that a place in them can be a link. */
export interface SourceCommit {
  /** `owner/name`. */
  readonly repository: string
  /** The full hash. */
  readonly commit: string
  /** Of the web site, for instance `https://github.com`. */
  readonly server: string
  /** The folder that relative paths in the record start from, as a path in the repository; empty: its root. */
  readonly directory: string
}

/** Times in ISO 8601, UTC. */
export interface Period {
  readonly startedAt: string
  readonly endedAt: string
}

/** All of a run, as the reports show it. */
export interface RunRecord {
  readonly verdict: Verdict
  /** One sentence. */
  readonly reason: string
  /** What the user can do about it, one sentence without its full stop; of `problems` each has its own. */
  readonly remedy?: string | undefined
  readonly failedStep: string | null
  /** What to point at: what failed, in a Dockerfile or the Compose file, or the first thing that is wrong. */
  readonly failedAt?: Position | undefined
  /** What is wrong with settings or Compose file, so that nothing could be run. */
  readonly problems: readonly Problem[]
  readonly project: string
  readonly files: readonly string[]
  readonly engine: { readonly version: string; readonly compose: string } | null
  readonly roles: Roles | null
  readonly steps: readonly StepRecord[]
  /** Ids of the steps whose durations add up to the run's. */
  readonly criticalPath: readonly string[]
  /** After the last step: it was watched that every service stays up. */
  readonly settling?: Period | undefined
  readonly durationMs: number
  /** `service:port` → URL. */
  readonly urls: Readonly<Record<string, string>>
  /** Service → image id. */
  readonly images: Readonly<Record<string, string>>
  /** Service → what a person calls its image. */
  readonly imageNames?: Readonly<Record<string, string>> | undefined
  readonly findings: readonly Finding[]
  /** What the teardown could not remove, one sentence each. */
  readonly leftovers: readonly string[]
  /** Service → log file, relative to the report folder. */
  readonly logs: Readonly<Record<string, string>>
  /** Log (as in `logs`) → file with the time of each of its lines: one ISO 8601 time a line, or an empty line. */
  readonly logTimes?: Readonly<Record<string, string>> | undefined
  /** The lines of a log (as in `logs`) that say why the run failed, in order, as they stand there. */
  readonly cause?: ToldLines | undefined
  readonly origin?: SourceCommit | undefined
  /** The command that does the same on another machine, as a list of arguments. */
  readonly command?: readonly string[] | undefined
  /** Services that the run proves nothing about. */
  readonly unproven?: readonly { readonly service: string; readonly why: string }[] | undefined
  /** JUnit files among what was copied out of containers. */
  readonly testFiles?: readonly TestFile[] | undefined
  /** What the gate changed in the project for the run. */
  readonly adjustments?: readonly Adjustment[] | undefined
}
