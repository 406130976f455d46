import { systemClock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import { BadInput, type Problem } from '../common/problem.js'
import { Compose } from '../engine/docker-compose.js'
import { downOf } from '../host/terminal.js'
import { explainJson } from '../plan/explain/explain-json.js'
import { explainMermaid } from '../plan/explain/explain-mermaid.js'
import { explainText } from '../plan/explain/explain-text.js'
import { maskedPlan } from '../plan/masked-plan.js'
import type { Plan } from '../plan/plan.js'
import { fileProblems } from '../preflight/fit-to-engine.js'
import { readAndPlan } from '../read-and-plan.js'
import type { GivenSettings } from '../settings/given.js'
import { readLocation } from '../settings/read-location.js'
import type { PlanFormat } from './cli-command.js'
import type { CommandContext } from './command-context.js'

const formats: Readonly<Record<PlanFormat, (plan: Plan, stays?: string) => string>> = {
  text: (plan, stays) => explainText(plan, process.stdout.columns, stays),
  json: explainJson,
  mermaid: explainMermaid,
}

/** `compose-gate plan`: what a run would do, and why; no engine is asked. @returns the exit code */
export async function plan(
  given: GivenSettings,
  format: PlanFormat,
  problems: Problem[],
  { environment, around, masker }: CommandContext,
): Promise<number> {
  const { location } = readLocation(given, around, (problem) => problems.push(problem))
  const compose = new Compose(location, environment, systemClock)
  // A plan makes nothing: where it is interrupted, the process just ends.
  const tools = { environment, masker, clock: systemClock }
  const prepared = await readAndPlan({ given, location, problems }, compose, tools, NEVER_ABORTED)
  const missing = await fileProblems(prepared.plan, location)
  if (missing.length > 0) throw new BadInput(missing)
  const stays = prepared.settings.teardown === 'job' ? downOf(prepared.plan.project) : undefined
  const shown = maskedPlan(prepared.plan, masker.apply)
  // Once more, because a text that is put together may hold a secret that none of its parts holds.
  process.stdout.write(`${masker.apply(formats[format](shown, stays).trimEnd())}\n`)
  return 0
}
