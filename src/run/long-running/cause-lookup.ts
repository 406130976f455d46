import type { Clock } from '../../common/clock.js'
import { withDeadline, withSignal } from '../../common/deadline.js'
import { EngineTrouble } from '../../common/problem.js'
import type { Docker } from '../../engine/docker.js'
import { type ContainerHistories, type ContainerHistory, endedSinceReady } from './container-histories.js'
import type { ContainerInspector } from './container-inspector.js'
import type { RunControl } from './run-control.js'

/** Milliseconds in which a cause is looked for. */
const LOOKUP_TIMEOUT_MS = 10_000

/** Looks for the cause of a failure: a step may have failed only because a service had ended before. */
export class CauseLookup {
  constructor(
    private readonly docker: Pick<Docker, 'version'>,
    private readonly histories: Pick<ContainerHistories, 'all'>,
    private readonly inspector: ContainerInspector,
    private readonly run: Pick<RunControl, 'failService'>,
    private readonly clock: Pick<Clock, 'timeout'>,
  ) {}

  /**
   * A step has failed: fails the service that is the cause, so that the cause is reported before its consequence.
   * @throws EngineTrouble where the engine is gone, which then is the cause
   */
  async look(signal: AbortSignal): Promise<void> {
    const limit = withDeadline(signal, LOOKUP_TIMEOUT_MS, this.clock)
    try {
      await withSignal(Promise.all([this.docker.version(limit.signal), this.examineAll()]), limit.signal)
    } catch (error) {
      // An engine that refuses to describe a container, or does not answer in time, changes nothing: the step failed.
      if (!limit.signal.aborted && error instanceof EngineTrouble) throw error
    }
  }

  /** A job has passed: fails services that the engine calls unhealthy by now, and that have lost their readiness. */
  async examineUnhealthy(): Promise<void> {
    const unhealthy = this.histories.all().filter(({ isUnhealthy }) => isUnhealthy)
    await Promise.all(unhealthy.map((history) => this.examine(history)))
  }

  /** Where the engine refuses to describe one container, the others are examined all the same. */
  private async examineAll(): Promise<void> {
    const examined = await Promise.allSettled(this.histories.all().map((history) => this.examine(history)))
    const reasons = examined.map((result) => (result.status === 'rejected' ? result.reason : undefined))
    const lost = reasons.find((reason) => reason instanceof EngineTrouble)
    if (lost !== undefined) throw lost
  }

  private async examine(history: ContainerHistory): Promise<void> {
    const { id, service } = history
    const lost = endedSinceReady(history) ? undefined : await history.ready?.lostReadiness()
    // Inspected only now: a probe also fails because its container has just ended.
    const failure = await this.inspector.failureOf(id, 'a failure')
    if (failure !== undefined) this.run.failService(service, failure)
    else if (lost !== undefined) this.run.failService(service, await this.inspector.failureBecause(id, lost))
  }
}
