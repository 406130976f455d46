import { join } from 'node:path'
import * as core from '@actions/core'
import type { Environment } from '../common/environment.js'
import { withEnvFiles } from '../compose/files/env-files.js'
import { createMasker } from '../host/mask.js'
import { state } from './state.js'

/** The action's post step: removes what the main step left up on purpose, or could not remove. */
export async function post(): Promise<void> {
  const left = state.load()
  if (left === undefined) return
  try {
    const { sweep, unsettledNote } = await import('../teardown/sweep.js')
    const { interruption } = await import('../launch/interruption.js')
    const hurry = interruption((line) => core.info(line))
    const masker = createMasker()
    const conceal = (variables: Environment) => {
      for (const name of left.secrets) masker.add(variables[name] ?? '')
    }
    for (const file of left.files) conceal(await withEnvFiles([file], {}))
    conceal(process.env)
    const logs = { directory: join(left.reportDir, 'logs'), mask: masker.stream }
    const options = { logs, grace: left.grace, hurry, conceal }
    const { removed, leftovers, unkept, unsettled } = await sweep(left.project, process.env, options)
    for (const sentence of unkept) core.warning(sentence)
    if (unsettled) core.warning(unsettledNote(left.project))
    for (const what of leftovers) core.error(`compose-gate could not remove ${what}`)
    if (leftovers.length === 0) core.info(`Removed ${removed || 'nothing'} of ${left.project}.`)
    process.exitCode = leftovers.length > 0 ? 1 : 0
  } catch (error) {
    core.setFailed(
      `compose-gate could not remove ${left.project}: ${error instanceof Error ? error.message : error}`,
    )
  }
  process.exit()
}
