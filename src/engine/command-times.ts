/** A command that ran in a container beside its own: a health check's, or anybody's. Times of the engine's clock, in
 *  seconds since 1970. */
export interface RanCommand {
  readonly began: number
  readonly ended: number
  readonly exitCode: number
}

/** Of each container so many are kept, the last ones. */
const MAX_COMMANDS = 1000

/** Begin and end of the commands in one container, as the engine's events tell them. */
export class CommandTimes {
  private readonly running = new Map<string, number>()
  private ran: readonly RanCommand[] = []

  /** Those that have ended, in the order of their ends. */
  get ended(): readonly RanCommand[] {
    return this.ran
  }

  began(command: string, at: number): void {
    this.running.set(command, at)
  }

  ends(command: string, at: number, exitCode: number): void {
    const began = this.running.get(command)
    this.running.delete(command)
    if (began === undefined) return
    this.ran = [...this.ran.slice(1 - MAX_COMMANDS), { began, ended: at, exitCode }]
  }
}
