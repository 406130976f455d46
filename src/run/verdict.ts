import { Interrupted } from '../common/interrupted.js'
import { BadInput, EngineTrouble } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import type { StepRecord, Verdict } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import type { RunState } from './record-of-run.js'

export interface Judgement {
  readonly verdict: Verdict
  /** One sentence. */
  readonly reason: string
  readonly failedStep: string | null
  readonly exitCode: number
  /** What the user can do about it. */
  readonly instead?: string | undefined
}

const EXIT: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/** The verdict on a run. What was left behind never hides an earlier failure. */
export function judge(story: RunState, { reason: end }: AbortSignal): Judgement {
  const { execution, removal, trouble } = story
  if (execution?.failed !== undefined) {
    const { failed } = execution
    return { verdict: 'failed', reason: sentence(failed), failedStep: failed.id, exitCode: 1 }
  }
  if (story.refused !== undefined) return refused(story.refused)
  if (end instanceof Interrupted) return cancelled(end, execution?.records ?? [])
  const error = trouble ?? execution?.crash ?? end
  if (error !== undefined) return notJudged(error)
  const undone = (execution?.records ?? []).filter(({ status }) => status !== 'passed')
  if (undone.length > 0) return unfinished(undone)
  if (removal?.trouble !== undefined) return notCleared(removal.trouble, removal.step)
  const leftovers = removal?.leftovers ?? []
  if (leftovers.length > 0) {
    const reason = `Everything passed, but the teardown left ${leftovers.join('; ')}.`
    return { verdict: 'error', reason, failedStep: 'teardown', exitCode: 3 }
  }
  return { verdict: 'passed', reason: whatHeld(execution?.records ?? []), failedStep: null, exitCode: 0 }
}

/** Findings that the user wants to fail: nothing was run. */
function refused(findings: readonly Finding[]): Judgement {
  const [first, ...others] = findings
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  const reason = `Strict: ${first?.code} ${first?.message}${more}.`
  return { verdict: 'failed', reason, failedStep: null, exitCode: 1 }
}

/** Wrong settings or Compose file; or the engine, or the gate itself. */
function notJudged(error: unknown): Judgement {
  const nothing = { verdict: 'error', failedStep: null } as const
  if (error instanceof BadInput) {
    const { length } = error.problems
    const first = error.problems[0]?.message ?? 'nothing can be run'
    return {
      ...nothing,
      exitCode: 2,
      reason: length > 1 ? `${first} (and ${length - 1} more).` : `${first}.`,
    }
  }
  const reason = `${error instanceof Error ? error.message : String(error)}.`
  return {
    ...nothing,
    exitCode: 3,
    reason,
    instead: error instanceof EngineTrouble ? error.instead : undefined,
  }
}

/** Steps that nothing kept from passing and that have not passed: whatever the reason, the release was not judged. */
function unfinished(records: readonly StepRecord[]): Judgement {
  const steps = records.map(stepName).join(', ')
  const reason = `Nothing failed, but ${steps} did not run to the end: this is a mistake of compose-gate.`
  return { verdict: 'error', reason, failedStep: null, exitCode: 3 }
}

/** Nothing went wrong before; a stack that was to stay up has no step for it. */
function notCleared(trouble: unknown, step: StepRecord | undefined): Judgement {
  const judgement = notJudged(trouble)
  if (step === undefined) return judgement
  const reason = `Everything passed, but the teardown failed: ${judgement.reason}`
  return { ...judgement, reason, failedStep: step.id }
}

function cancelled({ signal }: Interrupted, records: readonly StepRecord[]): Judgement {
  const during = records.filter(({ status }) => status === 'cancelled').map(stepName)
  const reason = `Cancelled by ${signal}${during.length === 0 ? '' : ` during ${during.join(', ')}`}.`
  return { verdict: 'cancelled', reason, failedStep: null, exitCode: EXIT[signal] ?? 130 }
}

function sentence({ service, detail }: StepRecord): string {
  const text = detail.startsWith(service) ? detail : `${service}: ${detail}`
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** What a green run proved, in the order it happened. */
function whatHeld(records: readonly StepRecord[]): string {
  const of = (kind: StepRecord['kind']) =>
    records.filter((record) => record.kind === kind && record.status === 'passed')
  const names = (steps: readonly StepRecord[]) => steps.map(({ service }) => service).join(', ')
  const [builds, ready, jobs, checks] = [of('build'), of('ready'), of('job'), of('check')]
  const parts = [
    builds.length > 0 ? `${builds.length} ${builds.length === 1 ? 'image' : 'images'} built` : '',
    ready.length > 0 ? `${names(ready)} ready` : '',
    jobs.length > 0 ? `${names(jobs)} exited 0` : '',
    checks.length > 0 ? `${checks.length} ${checks.length === 1 ? 'check' : 'checks'} held` : '',
  ]
  const held = parts.filter((part) => part !== '').join(', ')
  return held === '' ? `${names(of('start'))} started, and nothing else was asked.` : `${held}.`
}
