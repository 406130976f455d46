import { join } from 'node:path'
import * as core from '@actions/core'
import { createMasker } from './host/mask.js'
import { type Environment, withEnvFiles } from './project/environment.js'
import { state } from './state.js'

/** The action's post step: removes what the main step left up on purpose, or could not remove. */
export async function post(): Promise<void> {
  const left = state.load()
  if (left === undefined) return
  try {
    const { sweep, unsettledNote } = await import('./teardown/sweep.js')
    const masker = createMasker()
    const conceal = (variables: Environment) => {
      for (const name of left.secrets) masker.add(variables[name] ?? '')
    }
    for (const file of left.files) conceal(await withEnvFiles([file], {}))
    conceal(process.env)
    const logs = { directory: join(left.reportDir, 'logs'), mask: masker.stream }
    const { removed, leftovers, unsettled } = await sweep(left.project, process.env, { logs, conceal })
    if (unsettled) core.warning(unsettledNote(left.project))
    for (const what of leftovers) core.error(`compose-gate could not remove ${what}`)
    if (leftovers.length > 0) process.exitCode = 1
    else core.info(`Removed ${removed || 'nothing'} of ${left.project}.`)
  } catch (error) {
    core.setFailed(
      `compose-gate could not remove ${left.project}: ${error instanceof Error ? error.message : error}`,
    )
  }
  process.exit()
}
