import { appendFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import { EventRecorder } from './event-recorder.js'
import { type GateRun, type LaunchOptions, startGate } from './gate.js'
import type { Report, ReportedStep } from './report.js'

/** A run of the gate on the real engine, with what the engine did meanwhile. */
export interface ObservedRun extends GateRun {
  readonly report: Report
  readonly events: EventRecorder
  /** What of the project was still on the engine when the gate had ended. */
  readonly leftovers: readonly string[]
}

/** Runs the gate on the project in `cwd`, to its end. @throws Error where it wrote no report */
export async function observedRun(args: readonly string[], options: LaunchOptions): Promise<ObservedRun> {
  await using events = await EventRecorder.start()
  const run = await (await startGate(args, options)).ended
  if (run.report === undefined) throw new Error(`no report\n${run.stdout}\n${run.stderr}`)
  return { ...run, report: run.report, events, leftovers: await events.leftovers(run.report.project) }
}

/** All is well, and nothing is left. */
export function expectPassed(run: ObservedRun): void {
  const { verdict, reason, failedStep, leftovers } = run.report
  const seen = { verdict, exitCode: run.exitCode, failedStep, leftovers, left: run.leftovers }
  // The reason goes along, the same on both sides, so that a test that fails shows why.
  expect({ ...seen, reason }).toEqual({
    verdict: 'passed',
    exitCode: 0,
    failedStep: null,
    leftovers: [],
    left: [],
    reason,
  })
}

export interface ExpectedFailure {
  readonly step: string
  /** Each must stand in the reason, which is one sentence. */
  readonly because: readonly (string | RegExp)[]
}

/** The release is bad for this reason, and nothing is left. */
export function expectFailed(run: ObservedRun, failure: ExpectedFailure): void {
  expectEnd(run, failure, { verdict: 'failed', exitCode: 1 })
}

/** Something else than the release is to blame, the user is told what to do, and nothing is left. */
export function expectError(run: ObservedRun, failure: ExpectedFailure, exitCode: 2 | 3 = 3): void {
  expectEnd(run, failure, { verdict: 'error', exitCode })
  expect(run.stdout).toMatch(/^ {2}→ \S/m)
}

function expectEnd(
  run: ObservedRun,
  { step, because }: ExpectedFailure,
  end: { readonly verdict: 'failed' | 'error'; readonly exitCode: number },
): void {
  const { verdict, reason, failedStep, leftovers } = run.report
  const seen = { verdict, exitCode: run.exitCode, failedStep, leftovers, left: run.leftovers }
  expect({ ...seen, reason }).toEqual({
    ...end,
    failedStep: step,
    leftovers: [],
    left: [],
    reason,
  })
  noteReason(run)
  for (const part of because) expect(reason).toMatch(part)
  expect(reason).toMatch(/^[^\n]+[.!?…]$/)
  expect(stepOf(run, step)).toMatchObject({ status: 'failed' })
  // A terminal folds white space.
  expect(run.stdout).toContain(reason.replace(/\s+/g, ' '))
}

/** Where people want to read all reasons (`npm run reasons`), this one is noted. */
function noteReason({ report: { failedStep, reason } }: ObservedRun): void {
  const file = process.env.COMPOSE_GATE_TEST_REASONS
  if (file === undefined) return
  const test = expect.getState().currentTestName ?? ''
  appendFileSync(file, `${JSON.stringify({ test, step: failedStep, reason })}\n`)
}

/** @throws Error where there is no such step */
export function stepOf({ report }: Pick<ObservedRun, 'report'>, id: string): ReportedStep {
  const found = report.steps.find((step) => step.id === id)
  if (found === undefined)
    throw new Error(`no step ${id} in ${report.steps.map((step) => step.id).join(' ')}`)
  return found
}

/** The log of a service as the report folder has it. */
export function logOf({ report, files }: Pick<ObservedRun, 'report' | 'files'>, service: string): string {
  return files.get(report.logs[service] ?? '') ?? ''
}
