import type { Clock } from '../common/clock.js'
import { BadInput, type Position } from '../common/problem.js'
import type { Sources } from '../compose/project.js'
import type { Finding } from '../findings/finding.js'
import type { Plan } from '../plan/plan.js'
import { criticalPath } from '../record/critical-path.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import type { Removal } from '../teardown/clear-away.js'
import type { Execution } from './execute.js'
import type { Judgement } from './verdict.js'

/** What is known of a run so far; it may end at any point. */
export interface RunState {
  /** Of the clock. */
  readonly begunAt: number
  /** The Compose project's name. */
  readonly project: string
  where?: Sources
  engine?: RunRecord['engine']
  plan?: Plan
  /** Warnings for which nothing was run, as the user wants it strict. */
  refused?: readonly Finding[]
  execution?: Execution | undefined
  removal?: Removal
  /** Thrown where nothing could be judged. */
  trouble?: unknown
}

/** @param ownLogs logs of the gate itself, name → file */
export function recordOf(
  story: RunState,
  judgement: Judgement,
  ownLogs: Readonly<Record<string, string>>,
  clock: Clock,
): RunRecord {
  const { plan, execution, removal } = story
  const problems = story.trouble instanceof BadInput ? story.trouble.problems : []
  const steps = [...(execution?.records ?? []), ...(removal?.step === undefined ? [] : [removal.step])]
  return {
    verdict: judgement.verdict,
    reason: judgement.reason,
    failedStep: judgement.failedStep,
    failedAt:
      story.refused?.[0]?.at ??
      problems[0]?.at ??
      placeOf(
        steps.find(({ id }) => id === judgement.failedStep),
        story,
      ),
    project: story.project,
    files: story.where?.files ?? [],
    engine: story.engine ?? null,
    roles: plan?.roles ?? null,
    problems,
    steps,
    criticalPath: criticalPath(steps),
    durationMs: Math.round(clock.now() - story.begunAt),
    urls: execution?.urls ?? {},
    images: execution?.images ?? {},
    findings: plan?.findings ?? [],
    leftovers: removal?.leftovers ?? [],
    logs: { ...removal?.logs, ...ownLogs },
  }
}

/** Which key of its service a failed step is about. */
const ABOUT: Readonly<Partial<Record<StepRecord['kind'], string>>> = {
  build: 'build',
  pull: 'image',
  ready: 'healthcheck',
  job: 'command',
}

/** Where the user's files say what failed. */
function placeOf(failed: StepRecord | undefined, { where, plan }: RunState): Position | undefined {
  if (failed === undefined || where === undefined || failed.kind === 'teardown') return undefined
  if (failed.at !== undefined) return failed.at
  const step = plan?.steps.find(({ id }) => id === failed.id)
  if (step?.kind === 'check' && 'at' in step && step.at !== undefined) return step.at
  const service = step?.declaredAs ?? failed.service
  const key = ABOUT[failed.kind]
  return where.at(['services', service, ...(key === undefined ? [] : [key])])
}
