import * as core from '@actions/core'
import type { Environment } from '../common/environment.js'
import { summarizeKilled, whatItWasAt } from '../host/killed-run.js'
import { type RunnerLog, runnerLog } from '../host/runner-log.js'
import { writtenOut } from '../host/written-out.js'
import { createMasker, type Masker } from '../masking/masker.js'
import { environmentSecrets } from '../secrets/secrets-in.js'
import { type LeftRun, state } from './state.js'

/** The action's post step: removes what the main step left up on purpose, or could not remove. */
export async function post(): Promise<void> {
  const { left, killed, isTold } = state.load()
  if (left === undefined && killed === undefined) return
  const masker = createMasker()
  masker.presume(environmentSecrets(process.env))
  const log = runnerLog(core, masker)
  if (killed !== undefined) core.warning(log.text(whatItWasAt(killed)))
  const ending = left === undefined ? NOTHING_MADE : await removed(left, masker, log)
  if (killed !== undefined && isTold) {
    const trouble = await summarizeKilled(killed, ending, process.env.GITHUB_STEP_SUMMARY, masker)
    if (trouble !== undefined) log.lines([trouble])
  }
  await writtenOut()
  process.exit()
}

const NOTHING_MADE: readonly string[] = ['Nothing had been made on the Docker Engine.']

/** Removes a run, and sets the exit code. @returns what was removed or is left, one sentence each */
async function removed(left: LeftRun, masker: Masker, log: RunnerLog): Promise<readonly string[]> {
  try {
    const { isGone, ending } = await removeRun(left, masker, log)
    process.exitCode = isGone ? 0 : 1
    return ending
  } catch (error) {
    const sentence = `compose-gate could not remove ${left.project}: ${error instanceof Error ? error.message : error}`
    core.setFailed(log.text(sentence))
    return [sentence]
  }
}

interface Removed {
  readonly isGone: boolean
  /** What was removed or is left, one sentence each. */
  readonly ending: readonly string[]
}

async function removeRun(left: LeftRun, masker: Masker, log: RunnerLog): Promise<Removed> {
  // Loaded late: the post step of a clean run needs none of it.
  const { sweep, unsettledNote } = await import('../teardown/sweep.js')
  const { wire } = await import('../launch/wiring.js')
  const { LeftSecrets } = await import('./left-secrets.js')
  const { project, run, reportDir, grace } = left
  const { reports, clock, signal: hurry } = wire(reportDir, masker, (line) => log.lines([line]))
  const secrets = new LeftSecrets(left, masker)
  await secrets.hide(process.env, process.cwd())
  masker.presume([])
  const conceal = (variables: Environment) => secrets.hideEnvironment(variables)
  const options = { run, logs: reports.logs, graceMs: grace, hurry, conceal }
  const { removed, leftovers, unkept, isUnsettled } = await sweep(project, process.env, clock, options)
  const warnings = [...unkept, ...(isUnsettled ? [unsettledNote(project)] : [])]
  const errors = leftovers.map((what) => `compose-gate could not remove ${what}`)
  const sentence = `Removed ${removed || 'nothing'} of ${project}.`
  for (const warning of warnings) core.warning(log.text(warning))
  for (const error of errors) core.error(log.text(error))
  if (errors.length === 0) log.lines([sentence])
  return { isGone: errors.length === 0, ending: [sentence, ...errors, ...warnings] }
}
