import * as core from '@actions/core'
import type { Environment } from '../common/environment.js'
import { withEnvFiles } from '../compose/files/env-files.js'
import { createMasker } from '../masking/masker.js'
import { type LeftRun, state } from './state.js'

/** The action's post step: removes what the main step left up on purpose, or could not remove. */
export async function post(): Promise<void> {
  const left = state.load()
  if (left === undefined) return
  try {
    process.exitCode = (await removeRun(left)) ? 0 : 1
  } catch (error) {
    const message = error instanceof Error ? error.message : error
    core.setFailed(`compose-gate could not remove ${left.project}: ${message}`)
  }
  process.exit()
}

/** @returns whether nothing of it is left */
async function removeRun({ project, reportDir, files, secrets, grace }: LeftRun): Promise<boolean> {
  // Loaded late: the post step of a clean run needs none of it.
  const { sweep, unsettledNote } = await import('../teardown/sweep.js')
  const { wire } = await import('../launch/wiring.js')
  const masker = createMasker()
  const { reports, clock, signal: hurry } = wire(reportDir, masker, (line) => core.info(line))
  const conceal = (variables: Environment) => {
    for (const name of secrets) masker.add(variables[name] ?? '')
  }
  for (const file of files) conceal(await withEnvFiles([file], {}))
  conceal(process.env)
  const options = { logs: reports.logs, graceMs: grace, hurry, conceal }
  const { removed, leftovers, unkept, isUnsettled } = await sweep(project, process.env, clock, options)
  for (const sentence of unkept) core.warning(sentence)
  if (isUnsettled) core.warning(unsettledNote(project))
  for (const what of leftovers) core.error(`compose-gate could not remove ${what}`)
  if (leftovers.length === 0) core.info(`Removed ${removed || 'nothing'} of ${project}.`)
  return leftovers.length === 0
}
