import type { Exchange, StepTry } from '../../../src/record/run-record.js'
import type { StepProgress } from '../../../src/steps/step-context.js'

/** Hears how a step goes while it runs. */
export function stepListener() {
  const at: string[] = []
  const tries: StepTry[] = []
  const exchanges: Exchange[] = []
  const progress: StepProgress = {
    at: (line) => void at.push(line),
    tried: (attempt) => void tries.push(attempt),
    exchanged: (exchange) => void exchanges.push(exchange),
  }
  return { progress, at, tries, exchanges }
}
