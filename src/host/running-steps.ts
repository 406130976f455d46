import { formatDuration } from '../common/duration.js'
import { plainLine } from '../common/plain-text.js'
import type { RunningStep } from '../record/running-step.js'
import { stepName } from '../record/step-name.js'

/** Steps that get a line of their own at most: there may be hundreds at once. */
const MAX_STEP_LINES = 8

/** What a run is at. */
export interface RunningSteps {
  /** From now on the run is at this while no step runs. */
  phase(what: string): void
  begin(step: RunningStep): void
  /** What a running step is at, one line; nothing where that step does not run. */
  at(id: string, line: string): void
  end(id: string): void
  clear(): void
  /** `… ready db 3.2s: exit code 1`, a line for each step, oldest first; empty where nothing is going on. */
  lines(): readonly string[]
}

interface UnderWay {
  readonly name: string
  /** Milliseconds of the clock. */
  readonly since: number
  readonly at: string
}

/** @param now milliseconds of any steady clock */
export function createRunning(now: () => number): RunningSteps {
  const steps = new Map<string, UnderWay>()
  let between: UnderWay | undefined
  const line = ({ name, since, at }: UnderWay) => {
    const time = formatDuration(Math.max(100, tenths(now() - since)))
    return `… ${name} ${time}${at === '' ? '' : `: ${at}`}`
  }
  return {
    phase: (what) => {
      between = { name: plainLine(what), since: now(), at: '' }
    },
    begin: (step) => {
      steps.set(step.id, { name: shownName(step), since: now(), at: '' })
    },
    at: (id, text) => {
      const step = steps.get(id)
      if (step !== undefined) steps.set(id, { ...step, at: plainLine(text) })
    },
    end: (id) => {
      steps.delete(id)
    },
    clear: () => {
      steps.clear()
      between = undefined
    },
    lines: () => {
      if (steps.size === 0) return between === undefined ? [] : [line(between)]
      const shown = [...steps.values()].slice(0, MAX_STEP_LINES).map(line)
      const more = steps.size - shown.length
      return more > 0 ? [...shown, `… and ${more} more`] : shown
    },
  }
}

/** A step as people say it, by its label where that says more. */
export function shownName(step: RunningStep): string {
  return plainLine(step.label ?? stepName(step))
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds / 100) * 100
}
