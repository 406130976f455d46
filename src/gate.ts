import { BadInput } from './common/problem.js'
import { conclude, type GateResult } from './gate/conclude.js'
import type { GateTools } from './gate/gate-tools.js'
import { readyToRun } from './gate/ready-to-run.js'
import { runAndTearDown } from './gate/run-and-tear-down.js'
import { sourceCommit } from './gate/source-commit.js'
import type { Host } from './host/host.js'
import { explainText } from './plan/explain/explain-text.js'
import { maskedPlan } from './plan/masked-plan.js'
import type { Plan } from './plan/plan.js'
import type { PlanRequest } from './prepare.js'
import { refusedFindings } from './run/refused-findings.js'
import type { RunState } from './run/run-state.js'
import { commandAgain } from './settings/command-again.js'
import type { Settings } from './settings/settings.js'

/**
 * The whole gate: settings → project → plan → run → report, and nothing left behind.
 * @param signal aborted with an `Interrupted` when somebody wants the run to end
 * @returns the record and the exit code of its verdict; errors become part of the record
 */
export async function gate(request: PlanRequest, tools: GateTools, signal: AbortSignal): Promise<GateResult> {
  const { host, masker, environment, clock } = tools
  const { location } = request
  const state: RunState = {
    begunAt: clock.now(),
    project: location.name,
    origin: sourceCommit(environment, location.directory),
    command: commandAgain(request.given),
  }
  host.phase('reading the project')
  try {
    const ready = await readyToRun(request, tools, state, signal)
    const { settings } = ready.prepared
    showPlan(maskedPlan(ready.plan, masker.apply), settings, host)
    state.refused = refusedFindings(ready.plan.findings, settings)
    if (state.refused.length === 0) await runAndTearDown(ready, location, tools, state, signal)
  } catch (error) {
    if (error instanceof BadInput) host.problems(error.problems)
    state.error = error
  }
  return conclude(state, tools, signal)
}

function showPlan(plan: Plan, { teardown }: Pick<Settings, 'teardown'>, host: Host): void {
  const stays = teardown === 'job' ? host.stays(plan.project) : undefined
  host.plan(explainText(plan, host.columns, stays))
  for (const finding of plan.findings) host.finding(finding)
}
