import { formatDuration } from '../common/duration.js'
import { plainLine } from '../common/plain-text.js'
import type { RunningStep } from '../record/running-step.js'
import { stepName } from '../record/step-name.js'

/** The steps that are running. */
export interface RunningSteps {
  begin(step: RunningStep): void
  end(id: string): void
  clear(): void
  /** `… ready db 3.2s · build app 12s`, oldest first; empty where none is running. */
  text(): string
}

/** @param now milliseconds of any steady clock */
export function createRunning(now: () => number): RunningSteps {
  const steps = new Map<string, { name: string; since: number }>()
  return {
    begin: (step) => {
      steps.set(step.id, { name: plainLine(step.label ?? stepName(step)), since: now() })
    },
    end: (id) => {
      steps.delete(id)
    },
    clear: () => steps.clear(),
    text: () => {
      const parts = [...steps.values()].map(
        ({ name, since }) => `${name} ${formatDuration(Math.max(100, tenths(now() - since)))}`,
      )
      return parts.length > 0 ? `… ${parts.join(' · ')}` : ''
    },
  }
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds / 100) * 100
}
