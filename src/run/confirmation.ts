import type { Clock } from '../common/clock.js'
import { withDeadline } from '../common/deadline.js'
import type { TimeBudget } from '../common/time-budget.js'
import type { ServiceMonitor } from './long-running/service-monitor.js'
import type { RunProgress } from './run-progress.js'
import type { RunTimeLimit } from './run-time-limit.js'
import type { Confirm, Scheduler } from './scheduler.js'

/** What watching that everything stays up takes. */
export interface ConfirmationTools {
  readonly scheduler: Pick<Scheduler, 'fail'>
  readonly monitor: Pick<ServiceMonitor, 'confirm' | 'unsettled'>
  readonly limit: Pick<RunTimeLimit, 'overrun'>
  readonly clock: Clock
  readonly time: Pick<TimeBudget, 'leftMs'>
  readonly progress: Pick<RunProgress, 'phase'>
  /** What can be done meanwhile; never rejects. */
  meanwhile?(signal: AbortSignal): Promise<void>
}

/** Where the run's time is up before everything has been up for long enough, the run has proved nothing. */
export function confirmation(tools: ConfirmationTools): Confirm {
  const { scheduler, monitor, limit, clock, time, progress } = tools
  return async (signal) => {
    progress.phase('watching that everything stays up')
    const deadline = withDeadline(signal, time.leftMs(), clock)
    try {
      await Promise.all([monitor.confirm(deadline.signal), tools.meanwhile?.(deadline.signal)])
    } catch (error) {
      if (!deadline.expired()) throw error
      const { service, waitedFor } = monitor.unsettled()
      scheduler.fail([`ready:${service}`, `start:${service}`], limit.overrun(waitedFor))
    }
  }
}
