import type { RunningStep } from '../record/running-step.js'
import { stepName } from '../record/step-name.js'
import type { Host } from './host.js'

/** Steps that are told at most: there may be hundreds at once. */
const MAX_TOLD_STEPS = 8

/**
 * A host that tells somebody else, too, what the run is at.
 * @param tell gets the names of the steps that have begun and not ended, without anything that may hold a secret
 */
export function followed(host: Host, tell: (steps: readonly string[]) => void): Host {
  const running = new Map<string, RunningStep>()
  const tellAll = () => tell([...running.values()].slice(0, MAX_TOLD_STEPS).map(stepName))
  return {
    ...host,
    started: (step) => {
      running.set(step.id, step)
      tellAll()
      host.started(step)
    },
    ended: (record) => {
      if (running.delete(record.id)) tellAll()
      host.ended(record)
    },
  }
}
