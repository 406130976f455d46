import * as core from '@actions/core'
import type { Problem } from '../common/problem.js'
import { followed } from '../host/followed.js'
import { githubHost } from '../host/github.js'
import { writtenOut } from '../host/written-out.js'
import { launchGate } from '../launch/launch-gate.js'
import { surroundings } from '../launch/wiring.js'
import { createMasker } from '../masking/masker.js'
import { givenFromInputs } from '../settings/given.js'
import { endOf, state } from './state.js'

/** Milliseconds. The runner kills a cancelled step after ten seconds; the post step has more time. */
const MAIN_STEP_UNFINISHED_WORK_MS = 3000

/** The action's main step. */
export async function main(): Promise<void> {
  const environment = process.env
  const problems: Problem[] = []
  const masker = createMasker()
  const { record, exitCode } = await launchGate({
    given: givenFromInputs(environment, (problem) => problems.push(problem)),
    problems,
    environment,
    around: { ...surroundings(), writtenAs: 'inputs' },
    masker,
    hostFor: ({ summary }) => {
      state.saveSummary(summary)
      return followed(githubHost(core, { masker, summary }), state.saveAt)
    },
    // The post step removes by this name, whatever becomes of this process.
    onPlace: state.savePlace,
    onClaim: state.saveClaim,
    unfinishedWorkMs: MAIN_STEP_UNFINISHED_WORK_MS,
  })
  state.saveEnd(endOf(record))
  await writtenOut()
  process.exit(exitCode)
}
