import * as core from '@actions/core'
import type { RunRecord } from './run/model.js'

/** What the main step hands to the post step, which runs whatever became of the main step. */
export interface State {
  readonly project: string
  /** Absolute. */
  readonly reportDir: string
}

export const state = {
  save({ project, reportDir }: State): void {
    core.saveState('project', project)
    core.saveState('report-dir', reportDir)
  },
  /** The main step has removed everything, and looked. */
  saveGone(): void {
    core.saveState('gone', 'true')
  },
  /** Undefined: nothing is left to do. */
  load(): State | undefined {
    const project = core.getState('project')
    if (project === '' || core.getState('gone') === 'true') return undefined
    return { project, reportDir: core.getState('report-dir') }
  },
}

/** Whether nothing of the run can be on the engine any more. */
export function hasGone({ steps }: RunRecord): boolean {
  const teardown = steps.find(({ kind }) => kind === 'teardown')
  return teardown === undefined
    ? steps.every(({ startedAt }) => startedAt === null)
    : teardown.status === 'passed'
}
