import type { ContainerHistories } from './container-histories.js'
import type { ContainerInspector } from './container-inspector.js'
import type { RunControl } from './run-control.js'

/** Inspects every container that must keep running as soon as it has ended, and fails the run if it cannot recover. */
export class CrashMonitor {
  /** Inspections that are going on; none rejects. */
  private readonly inspections = new Set<Promise<void>>()

  constructor(
    private readonly histories: Pick<ContainerHistories, 'of'>,
    private readonly inspector: Pick<ContainerInspector, 'failureOf'>,
    private readonly run: RunControl,
  ) {}

  /** A container has ended. */
  ended(id: string): void {
    const inspection = this.inspect(id)
      .catch((error: unknown) => this.run.abandon(error))
      .finally(() => this.inspections.delete(inspection))
    this.inspections.add(inspection)
  }

  /** Resolves when the inspections of all ends so far are done. */
  async settled(): Promise<void> {
    await Promise.all(this.inspections)
  }

  private async inspect(id: string): Promise<void> {
    const service = this.histories.of(id)?.service
    const failure = await this.inspector.failureOf(id, 'its end')
    if (service !== undefined && failure !== undefined) this.run.failService(service, failure)
  }
}
