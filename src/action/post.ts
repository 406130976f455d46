import * as core from '@actions/core'
import type { Environment } from '../common/environment.js'
import { type RunnerLog, runnerLog } from '../host/runner-log.js'
import { createMasker, type Masker } from '../masking/masker.js'
import { environmentSecrets } from '../secrets/secrets-in.js'
import { type LeftRun, state } from './state.js'

/** The action's post step: removes what the main step left up on purpose, or could not remove. */
export async function post(): Promise<void> {
  const left = state.load()
  if (left === undefined) return
  const masker = createMasker()
  masker.presume(environmentSecrets(process.env))
  const log = runnerLog(core, masker)
  try {
    process.exitCode = (await removeRun(left, masker, log)) ? 0 : 1
  } catch (error) {
    const message = error instanceof Error ? error.message : error
    core.setFailed(log.text(`compose-gate could not remove ${left.project}: ${message}`))
  }
  process.exit()
}

/** @returns whether nothing of it is left */
async function removeRun(left: LeftRun, masker: Masker, log: RunnerLog): Promise<boolean> {
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
  for (const sentence of unkept) core.warning(log.text(sentence))
  if (isUnsettled) core.warning(log.text(unsettledNote(project)))
  for (const what of leftovers) core.error(log.text(`compose-gate could not remove ${what}`))
  if (leftovers.length === 0) log.lines([`Removed ${removed || 'nothing'} of ${project}.`])
  return leftovers.length === 0
}
