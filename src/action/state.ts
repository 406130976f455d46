import * as core from '@actions/core'
import type { RunPlace } from '../launch/launch-gate.js'
import type { RunRecord } from '../record/run-record.js'
import type { Claim } from '../teardown/claim.js'

/** A run that the post step has to remove. */
export type LeftRun = RunPlace & Claim

/** How the main step left the engine; `kept`: the stack is up on purpose. */
export type EngineLeft = 'gone' | 'kept' | 'left'

/** Of a claim that says nothing of them. */
const NOTHING = { secrets: [], shown: [], files: [], included: [], secretFiles: [] }

/** What the main step hands to the post step, which runs whatever became of the main step. */
export const state = {
  savePlace({ project, reportDir }: RunPlace): void {
    core.saveState('project', project)
    core.saveState('report-dir', reportDir)
  },
  /** From now on there may be something on the engine. Before that, what has the project's name belongs to others. */
  saveClaim(claim: Claim): void {
    core.saveState('claimed', JSON.stringify(claim))
  },
  /** A main step that is killed does not get here. */
  saveEnd(end: EngineLeft): void {
    core.saveState('end', end)
  },
  /** Undefined: nothing is left to do. */
  load(): LeftRun | undefined {
    const [claimed, end] = [core.getState('claimed'), core.getState('end')]
    if (claimed === '' || end === 'gone') return undefined
    const { grace, ...claim } = { ...NOTHING, ...(JSON.parse(claimed) as Claim) }
    const place = { project: core.getState('project'), reportDir: core.getState('report-dir') }
    // What a run that was cancelled or killed has left is removed without grace.
    return { ...place, ...claim, grace: end === 'kept' ? grace : 0 }
  },
}

export function endOf({ steps }: Pick<RunRecord, 'steps'>): EngineLeft {
  const teardown = steps.find(({ kind }) => kind === 'teardown')
  if (teardown !== undefined) return teardown.status === 'passed' ? 'gone' : 'left'
  return steps.every(({ startedAt }) => startedAt === null) ? 'gone' : 'kept'
}
