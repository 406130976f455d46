import type { Clock } from '../common/clock.js'
import { BadInput, type Position } from '../common/problem.js'
import { criticalPath } from '../record/critical-path.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import { imageNames } from './image-names.js'
import type { RunState } from './run-state.js'
import { unprovenServices } from './unproven.js'
import type { Judgement } from './verdict.js'

/** @param ownLogs logs of the gate itself, name → file */
export function recordOf(
  state: RunState,
  judgement: Judgement,
  ownLogs: Readonly<Record<string, string>>,
  clock: Pick<Clock, 'now'>,
): RunRecord {
  const { plan, execution, teardown } = state
  const problems = state.error instanceof BadInput ? state.error.problems : []
  const steps = [...(execution?.records ?? []), ...(teardown?.step === undefined ? [] : [teardown.step])]
  const failed = steps.find(({ id }) => id === judgement.failedStep)
  return {
    verdict: judgement.verdict,
    reason: judgement.reason,
    remedy: judgement.remedy,
    failedStep: judgement.failedStep,
    failedAt: state.refused?.[0]?.at ?? problems[0]?.at ?? placeOf(failed, state),
    project: state.project,
    files: state.sources?.files ?? [],
    engine: state.engine ?? null,
    roles: plan?.roles ?? null,
    problems,
    steps,
    criticalPath: criticalPath(steps),
    settling: execution?.settling,
    durationMs: Math.round(clock.now() - state.begunAt),
    urls: execution?.urls ?? {},
    images: execution?.images ?? {},
    imageNames: plan && imageNames(plan),
    findings: [...(plan?.findings ?? []), ...(state.noticed ?? [])],
    adjustments: plan?.adjustments,
    unproven: judgement.verdict === 'passed' ? unprovenServices(plan, steps, execution?.ended) : undefined,
    leftovers: teardown?.leftovers ?? [],
    logs: { ...teardown?.logs, ...ownLogs },
    logTimes: teardown?.logTimes,
    cause: failed?.cause,
    origin: state.origin,
    command: state.command,
    testFiles: state.artifacts?.tests,
  }
}

/** Which key of its service a failed step is about. */
const ABOUT: Readonly<Partial<Record<StepRecord['kind'], string>>> = {
  build: 'build',
  pull: 'image',
  ready: 'healthcheck',
  job: 'command',
}

/** The place of what failed in the user's files. */
function placeOf(failed: StepRecord | undefined, { sources, plan }: RunState): Position | undefined {
  if (failed === undefined || sources === undefined || failed.kind === 'teardown') return undefined
  if (failed.at !== undefined) return failed.at
  const step = plan?.steps.find(({ id }) => id === failed.id)
  if (step?.kind === 'check' && 'at' in step && step.at !== undefined) return step.at
  const service = step?.declaredAs ?? failed.service
  const key = failed.ended === true ? undefined : ABOUT[failed.kind]
  return sources.at(['services', service, ...(key === undefined ? [] : [key])])
}
