import type { Position } from '../common/problem.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import { eachRole } from '../roles/role-assignments.js'

/** `report.json`: the shape that other programs read, so only ever added to within one `schema`. */
export function reportJson(record: RunRecord): string {
  const report = {
    schema: 1,
    verdict: record.verdict,
    reason: record.reason,
    remedy: record.remedy ?? null,
    failedStep: record.failedStep,
    problems: record.problems.map(({ message, instead, at }) => ({
      message,
      remedy: instead ?? null,
      ...placeOf(at),
      column: at?.column ?? null,
    })),
    project: record.project,
    files: record.files,
    engine: record.engine,
    roles:
      record.roles &&
      eachRole(record.roles, (all) => all.map(({ service, why, at }) => ({ service, why, ...placeOf(at) }))),
    steps: record.steps.map(stepOf),
    criticalPath: record.criticalPath,
    durationMs: Math.round(record.durationMs),
    urls: record.urls,
    images: record.images,
    findings: record.findings.map(({ severity, code, message, at }) => ({
      severity,
      code,
      message,
      ...placeOf(at),
      column: at?.column ?? null,
    })),
    leftovers: record.leftovers,
    logs: record.logs,
    adjustments: record.adjustments ?? [],
    unproven: record.unproven ?? [],
    testFiles: record.testFiles ?? [],
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function stepOf(step: StepRecord): Record<string, unknown> {
  const { id, kind, service, needs, status, startedAt, endedAt, durationMs, attempts, detail } = step
  const whole = Math.round(durationMs)
  return {
    ...{ id, kind, service, needs, status, startedAt, endedAt, durationMs: whole, attempts, detail },
    ...{ label: step.label ?? null, remedy: step.remedy ?? null, ...placeOf(step.at) },
    starts: step.starts ?? [],
    tries: step.tries ?? [],
  }
}

function placeOf(at: Position | undefined): { file: string | null; line: number | null } {
  return { file: at?.file ?? null, line: at?.line ?? null }
}
