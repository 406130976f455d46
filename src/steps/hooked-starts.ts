import type { CommandResult } from '../engine/command.js'

/**
 * The calls of Compose that run the hooks of a service and then start it. One call does both, and two steps wait for it:
 * one until the hooks have ended, and one until the service has started.
 */
export class HookedStarts {
  private readonly calls = new Map<string, Promise<CommandResult>>()

  /** @param call may reject after nobody waits for it any longer */
  begin(service: string, call: Promise<CommandResult>): void {
    call.catch(() => {})
    this.calls.set(service, call)
  }

  /** Undefined: the service has no hooks. */
  of(service: string): Promise<CommandResult> | undefined {
    return this.calls.get(service)
  }
}
