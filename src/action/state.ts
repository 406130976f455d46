import * as core from '@actions/core'
import type { KilledRun } from '../host/killed-run.js'
import type { RunPlace } from '../launch/launch-gate.js'
import type { RunRecord } from '../record/run-record.js'
import type { Claim } from '../teardown/claim.js'

/** A run that the post step has to remove. */
export type LeftRun = RunPlace & Claim

/** What the post step finds. */
export interface Found {
  /** Undefined: nothing is left to do. */
  readonly left?: LeftRun | undefined
  /** Present where the main step was killed, so that it could tell nothing itself. */
  readonly killed?: KilledRun | undefined
  /** Whether the run is told on the page of the workflow run. */
  readonly isTold: boolean
}

/** How the main step left the engine; `kept`: the stack is up on purpose. */
export type EngineLeft = 'gone' | 'kept' | 'left'

/** Of a claim that says nothing of them. */
const NO_SECRETS = { secrets: [], shown: [], files: [], included: [], secretFiles: [] }

/** What the main step hands to the post step, which runs whatever became of the main step. */
export const state = {
  savePlace({ project, reportDir }: RunPlace): void {
    core.saveState('project', project)
    core.saveState('report-dir', reportDir)
    // A main step that is killed sets no output later.
    core.setOutput('project-name', project)
    core.setOutput('report-dir', reportDir)
  },
  /** @param summary whether the run is told on the page of the workflow run */
  saveSummary(summary: boolean): void {
    core.saveState('summary', String(summary))
  },
  /** @param steps names of those that have begun and not ended */
  saveAt(steps: readonly string[]): void {
    core.saveState('at', JSON.stringify(steps))
  },
  /** From now on there may be something on the engine. Before that, what has the project's name belongs to others. */
  saveClaim(claim: Claim): void {
    core.saveState('claimed', JSON.stringify(claim))
  },
  /** A main step that is killed does not get here. */
  saveEnd(end: EngineLeft): void {
    core.saveState('end', end)
  },
  load(): Found {
    const [claimed, end, project] = [core.getState('claimed'), core.getState('end'), core.getState('project')]
    const isTold = core.getState('summary') !== 'false'
    const steps = JSON.parse(core.getState('at') || '[]') as readonly string[]
    // A post step whose main step never ran has nothing of it.
    const isKilled = end === '' && project !== ''
    const killed = isKilled ? { project, steps, hasBegun: claimed !== '' } : undefined
    if (claimed === '' || end === 'gone') return { killed, isTold }
    const { grace, ...claim } = { ...NO_SECRETS, ...(JSON.parse(claimed) as Claim) }
    const place = { project, reportDir: core.getState('report-dir') }
    // What a run that was cancelled or killed has left gets no more than what nobody asked for.
    const left = { ...place, ...claim, grace: end === 'kept' || grace === 0 ? grace : undefined }
    return { left, killed, isTold }
  },
}

export function endOf({ steps }: Pick<RunRecord, 'steps'>): EngineLeft {
  const teardown = steps.find(({ kind }) => kind === 'teardown')
  if (teardown !== undefined) return teardown.status === 'passed' ? 'gone' : 'left'
  return steps.every(({ startedAt }) => startedAt === null) ? 'gone' : 'kept'
}
