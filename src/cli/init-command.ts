import { writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { systemClock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import { makeFolder } from '../common/make-folder.js'
import { BadInput, type Problem } from '../common/problem.js'
import { Compose } from '../engine/docker-compose.js'
import { dockerfilesOf } from '../init/dockerfiles.js'
import { findRepository } from '../init/repository.js'
import { smokeText, suggestedChecks } from '../init/suggested-checks.js'
import { type SuggestedWorkflow, suggestedWorkflow } from '../init/suggested-workflow.js'
import type { Masker } from '../masking/masker.js'
import { explainText } from '../plan/explain/explain-text.js'
import { maskedPlan } from '../plan/masked-plan.js'
import { fileProblems } from '../preflight/fit-to-engine.js'
import type { Prepared } from '../prepare.js'
import { readAndPlan } from '../read-and-plan.js'
import type { GivenSettings } from '../settings/given.js'
import { readLocation } from '../settings/read-location.js'
import type { CommandContext } from './command-context.js'

/**
 * `compose-gate init`: prints the plan, and writes a workflow. A file that is there already is left as it is.
 * @param dryRun shows the workflow, and writes nothing
 * @returns the exit code
 */
export async function init(
  given: GivenSettings,
  dryRun: boolean,
  problems: Problem[],
  { host, environment, around, masker }: CommandContext,
): Promise<number> {
  const { location } = readLocation(given, around, (problem) => problems.push(problem))
  const compose = new Compose(location, environment, systemClock)
  const tools = { environment, masker, clock: systemClock }
  const plan = (asked: GivenSettings) =>
    readAndPlan({ given: asked, location, problems }, compose, tools, NEVER_ABORTED)
  const found = await plan(given)
  const missing = await fileProblems(found.plan, location)
  if (missing.length > 0) throw new BadInput(missing)
  const wanted = { ...given, ...(await smokeFor(found)) }
  // The plan that is shown is the plan of the workflow.
  const prepared = wanted.smoke === given.smoke ? found : await plan(wanted)
  const repository = await findRepository(location.directory, environment)
  const known = { ...prepared, given: wanted, location, environment }
  const suggested = await suggestedWorkflow(known, repository)
  // A secret that a health check sends must not be committed.
  const workflow = { ...suggested, text: masker.apply(suggested.text) }

  process.stdout.write(`${shownPlan(prepared, masker)}\n\n`)
  const path = join(repository.root, workflow.path)
  const shown = relative(around.workingDirectory, path)
  if (!dryRun) await writeNew(path, shown, workflow)
  process.stdout.write(dryRun ? `${shown}\n\n${workflow.text}` : `Wrote ${shown}\n`)
  for (const line of workflow.todo) host.note(line)
  return 0
}

function shownPlan({ plan }: Prepared, masker: Masker): string {
  return masker.apply(explainText(maskedPlan(plan, masker.apply), process.stdout.columns).trimEnd())
}

/** The setting `smoke` with what health checks suggest; nothing where the user wrote checks, or they suggest none. */
async function smokeFor({ settings, plan, project }: Prepared): Promise<GivenSettings> {
  if (settings.checks !== undefined) return {}
  const checks = suggestedChecks(plan, project, await dockerfilesOf(project))
  if (checks.length === 0) return {}
  return { smoke: { value: smokeText(checks), origin: { label: 'a suggested check' } } }
}

async function writeNew(path: string, shown: string, { text }: SuggestedWorkflow): Promise<void> {
  await makeFolder(dirname(path))
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const instead = 'compare it with `compose-gate init --dry-run`, or remove it first'
    throw new BadInput([{ message: `there is a ${shown} already, and init overwrites nothing`, instead }])
  }
}
