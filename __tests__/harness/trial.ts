import { expect } from '@jest/globals'
import { Witness } from './engine.js'
import { type GateRun, type LaunchOptions, startGate } from './gate.js'
import type { Report, ReportedStep } from './report.js'

/** A run of the gate on the real engine, with what an eyewitness saw. */
export interface Trial extends GateRun {
  readonly report: Report
  readonly witness: Witness
  /** What of the project was still on the engine when the gate had ended. */
  readonly left: readonly string[]
}

/** Runs the gate on the project in `cwd`, to its end. @throws Error where it wrote no report */
export async function trial(args: readonly string[], options: LaunchOptions): Promise<Trial> {
  await using witness = await Witness.begin()
  const run = await (await startGate(args, options)).ended
  if (run.report === undefined) throw new Error(`no report\n${run.stdout}\n${run.stderr}`)
  return { ...run, report: run.report, witness, left: await witness.left(run.report.project) }
}

/** All is well, and nothing is left. */
export function expectPassed(run: Trial): void {
  const { verdict, reason, failedStep, leftovers } = run.report
  const seen = { verdict, exitCode: run.exitCode, failedStep, leftovers, left: run.left }
  // The reason goes along, so that a test that fails says why.
  expect({ ...seen, reason }).toEqual({
    verdict: 'passed',
    exitCode: 0,
    failedStep: null,
    leftovers: [],
    left: [],
    reason: expect.any(String),
  })
}

export interface Blame {
  readonly step: string
  /** Each must stand in the reason, which is one sentence. */
  readonly because: readonly (string | RegExp)[]
}

/** The release is bad for this reason, and nothing is left. */
export function expectFailed(run: Trial, { step, because }: Blame): void {
  const { verdict, reason, failedStep, leftovers } = run.report
  const seen = { verdict, exitCode: run.exitCode, failedStep, leftovers, left: run.left }
  expect({ ...seen, reason }).toEqual({
    verdict: 'failed',
    exitCode: 1,
    failedStep: step,
    leftovers: [],
    left: [],
    reason: expect.any(String),
  })
  for (const part of because) expect(reason).toMatch(part)
  expect(reason).toMatch(/^[^\n]+[.!?…]$/)
  expect(stepOf(run, step)).toMatchObject({ status: 'failed' })
  // A terminal folds white space.
  expect(run.stdout).toContain(reason.replace(/\s+/g, ' '))
}

/** @throws Error where there is no such step */
export function stepOf({ report }: Pick<Trial, 'report'>, id: string): ReportedStep {
  const found = report.steps.find((step) => step.id === id)
  if (found === undefined)
    throw new Error(`no step ${id} in ${report.steps.map((step) => step.id).join(' ')}`)
  return found
}

/** The log of a service as the report folder has it. */
export function logOf({ report, files }: Pick<Trial, 'report' | 'files'>, service: string): string {
  return files.get(report.logs[service] ?? '') ?? ''
}
