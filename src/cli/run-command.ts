import type { Problem } from '../common/problem.js'
import { launchGate } from '../launch/launch-gate.js'
import type { GivenSettings } from '../settings/given.js'
import type { CommandContext } from './command-context.js'

/** Milliseconds. Nobody comes after to remove what an engine finishes later. */
const COMMAND_UNFINISHED_WORK_MS = 60_000

/** `compose-gate run`: the whole gate. @returns the exit code */
export async function run(
  given: GivenSettings,
  problems: Problem[],
  { host, ...context }: CommandContext,
): Promise<number> {
  const entry = {
    ...context,
    given,
    problems,
    hostFor: () => host,
    unfinishedWorkMs: COMMAND_UNFINISHED_WORK_MS,
  }
  return (await launchGate(entry)).exitCode
}
