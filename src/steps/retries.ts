import type { Clock } from '../common/clock.js'
import type { Deadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { reason } from '../common/reason.js'
import type { StepOutcome } from '../record/step-outcome.js'

/** Milliseconds before each further try of what failed for a reason that can pass. */
const RETRY_PAUSES_MS = [1000, 4000, 10_000]

/** How one try went. */
export interface Try {
  readonly outcome: StepOutcome
  /** It failed, and trying again can help. */
  readonly passes: boolean
}

export interface RetryTools {
  readonly clock: Pick<Clock, 'sleep'>
  /** Within this all tries must end. */
  readonly limit: Deadline
  /** Takes one line on what happens. */
  tell(line: string): void
}

/**
 * Tries something up to four times, as long as its failure is one that can pass. Each further try is told before its
 * pause. If the time is up after a failure, in a pause or in a further try, that failure stands.
 * @param name of the step, for people
 */
export async function withRetries(
  name: string,
  attempt: () => Promise<Try>,
  { clock, limit, tell }: RetryTools,
): Promise<StepOutcome> {
  let failure: StepOutcome | undefined
  for (let tries = 1; ; tries += 1) {
    try {
      const { outcome, passes } = await attempt()
      const pause = RETRY_PAUSES_MS[tries - 1]
      if (!passes || pause === undefined) return counted(outcome, tries)
      failure = counted(outcome, tries)
      const times = `${tries} of ${RETRY_PAUSES_MS.length}`
      tell(`${name}: ${outcome.detail}; trying again in ${formatDuration(pause)} (${times})`)
      await clock.sleep(pause, limit.signal)
    } catch (error) {
      if (failure === undefined || !limit.expired()) throw error
      return failure
    }
  }
}

function counted(outcome: StepOutcome, tries: number): StepOutcome {
  if (tries === 1) return outcome
  if (outcome.status === 'passed') return { ...outcome, attempts: tries }
  return { ...outcome, attempts: tries, detail: reason(`${outcome.detail} (tried ${tries} times)`) }
}
