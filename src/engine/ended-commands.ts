import { formatDuration } from '../common/duration.js'
import { shellLine } from '../common/shell-line.js'

/** A command that has ended. */
export interface EndedCommand {
  readonly tool: string
  readonly args: readonly string[]
  readonly durationMs: number
  /** Undefined: it could not be started, or nobody waited for its end. */
  readonly exitCode: number | undefined
}

type Listener = (command: EndedCommand) => void

// Many parts of a run start commands, and whoever wants to follow a run wants to hear of all of them.
const listeners = new Set<Listener>()

/** Calls back for every command of this process that ends. @returns ends that */
export function hearCommands(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells those who listen. */
export function tellEndedCommand(command: EndedCommand): void {
  for (const listener of listeners) listener(command)
}

/** `docker compose version --short: exit code 0 after 120ms` */
export function commandText({ tool, args, durationMs, exitCode }: EndedCommand): string {
  const end = exitCode === undefined ? 'no exit code' : `exit code ${exitCode}`
  return `${shellLine([tool, ...args])}: ${end} after ${formatDuration(Math.round(durationMs))}`
}
