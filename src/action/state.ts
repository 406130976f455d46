import * as core from '@actions/core'
import type { RunRecord } from '../record/run-record.js'

/** What the main step hands to the post step, which runs whatever became of the main step. */
export interface State {
  readonly project: string
  /** Absolute. */
  readonly reportDir: string
}

/** What has to be known to remove a run. */
export interface Claim {
  /** Names of the variables whose values must not be printed. The values themselves are stored nowhere. */
  readonly secrets: readonly string[]
  /** Absolute; where some of them may have been taken from. */
  readonly files: readonly string[]
  /** Milliseconds that a container gets to stop by itself. */
  readonly grace: number
}

/** What the post step has to remove. */
export type Left = State & Claim

/** How the main step left the engine; `kept`: the stack is up on purpose. */
export type End = 'gone' | 'kept' | 'left'

export const state = {
  save({ project, reportDir }: State): void {
    core.saveState('project', project)
    core.saveState('report-dir', reportDir)
  },
  /** From now on there may be something on the engine. Before, what has the project's name is somebody else's. */
  saveClaim(claim: Claim): void {
    core.saveState('claimed', JSON.stringify(claim))
  },
  /** A main step that is killed does not come to that. */
  saveEnd(end: End): void {
    core.saveState('end', end)
  },
  /** Undefined: nothing is left to do. */
  load(): Left | undefined {
    const [claimed, end] = [core.getState('claimed'), core.getState('end')]
    if (claimed === '' || end === 'gone') return undefined
    const { grace, ...claim } = JSON.parse(claimed) as Claim
    const place = { project: core.getState('project'), reportDir: core.getState('report-dir') }
    // Nobody waits for what a run that was cancelled or killed has left.
    return { ...place, ...claim, grace: end === 'kept' ? grace : 0 }
  },
}

export function endOf({ steps }: Pick<RunRecord, 'steps'>): End {
  const teardown = steps.find(({ kind }) => kind === 'teardown')
  if (teardown !== undefined) return teardown.status === 'passed' ? 'gone' : 'left'
  return steps.every(({ startedAt }) => startedAt === null) ? 'gone' : 'kept'
}
