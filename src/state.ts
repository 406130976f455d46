import * as core from '@actions/core'
import type { RunRecord } from './run/model.js'

/** What the main step hands to the post step, which runs whatever became of the main step. */
export interface State {
  readonly project: string
  /** Absolute. */
  readonly reportDir: string
}

/** What the post step has to remove. */
export interface Left extends State {
  /** Names of the variables whose values must not be printed. The values themselves are stored nowhere. */
  readonly secrets: readonly string[]
  /** Absolute; where some of them may have been taken from. */
  readonly files: readonly string[]
}

export const state = {
  save({ project, reportDir }: State): void {
    core.saveState('project', project)
    core.saveState('report-dir', reportDir)
  },
  /** From now on there may be something on the engine. Before, what has the project's name is somebody else's. */
  saveClaim(secrets: readonly string[], files: readonly string[]): void {
    core.saveState('claimed', JSON.stringify({ secrets, files }))
  },
  /** The main step has removed everything, and looked. */
  saveGone(): void {
    core.saveState('gone', 'true')
  },
  /** Undefined: nothing is left to do. */
  load(): Left | undefined {
    const claimed = core.getState('claimed')
    if (claimed === '' || core.getState('gone') === 'true') return undefined
    const claim = JSON.parse(claimed) as Pick<Left, 'secrets' | 'files'>
    return { project: core.getState('project'), reportDir: core.getState('report-dir'), ...claim }
  },
}

/** Whether nothing of the run can be on the engine any more. */
export function hasGone({ steps }: RunRecord): boolean {
  const teardown = steps.find(({ kind }) => kind === 'teardown')
  return teardown === undefined
    ? steps.every(({ startedAt }) => startedAt === null)
    : teardown.status === 'passed'
}
