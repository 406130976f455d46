import { systemClock } from '../common/clock.js'
import { surviveUncaughtErrors } from '../launch/uncaught-errors.js'
import { sweep, unsettledNote } from '../teardown/sweep.js'
import type { CommandContext } from './command-context.js'

/** `compose-gate down`: removes what a run left. @returns the exit code */
export async function down(project: string, { host, environment }: CommandContext): Promise<number> {
  surviveUncaughtErrors((error) => host.note(`an unexpected error: ${error.message}`))
  const { removed, leftovers, isUnsettled } = await sweep(project, environment, systemClock)
  if (isUnsettled) host.note(unsettledNote(project))
  for (const what of leftovers) host.note(`could not remove ${what}`)
  if (leftovers.length > 0) return 3
  host.note(removed === '' ? `Nothing of ${project} is there.` : `Removed ${removed} of ${project}.`)
  return 0
}
