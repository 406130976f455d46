/** `report.json`, as its readers know it: written down here once more, so that a change of shape shows. */
export interface Report {
  readonly schema: 1
  readonly verdict: 'passed' | 'failed' | 'error' | 'cancelled'
  readonly reason: string
  readonly failedStep: string | null
  readonly project: string
  readonly files: readonly string[]
  readonly engine: { readonly version: string; readonly compose: string } | null
  readonly roles: Readonly<Record<RoleName, readonly ReportedRole[]>> | null
  readonly steps: readonly ReportedStep[]
  readonly criticalPath: readonly string[]
  readonly durationMs: number
  readonly urls: Readonly<Record<string, string>>
  readonly images: Readonly<Record<string, string>>
  readonly findings: readonly ReportedFinding[]
  readonly leftovers: readonly string[]
  readonly logs: Readonly<Record<string, string>>
  readonly adjustments: readonly ReportedAdjustment[]
}

export interface ReportedAdjustment {
  readonly code: string
  readonly services: readonly string[]
  readonly sentence: string
}

type RoleName = 'database' | 'migrate' | 'app' | 'acceptance' | 'test' | 'companions' | 'leftOut'

export interface ReportedRole {
  readonly service: string
  readonly why: string
  readonly file: string | null
  readonly line: number | null
}

export interface ReportedStep {
  readonly id: string
  readonly kind: string
  readonly service: string
  readonly needs: readonly string[]
  readonly status: 'passed' | 'failed' | 'skipped' | 'cancelled'
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly durationMs: number
  readonly attempts: number
  readonly detail: string
}

export interface ReportedFinding {
  readonly severity: string
  readonly code: string
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
}
