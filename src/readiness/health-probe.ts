import { formatDuration, LONGEST_DURATION } from '../common/duration.js'
import { type EffectiveHealthCheck, healthBudget, testCommand } from '../compose/health-check.js'
import { withLastLine } from '../diagnosis/container-end.js'
import type { ExecResult } from '../engine/container-facts.js'
import type { KnownStore } from '../stores/known-stores.js'

/** A health check as a command the gate can run. Durations in milliseconds. */
export interface HealthProbe {
  readonly command: readonly string[]
  readonly timeout: number
  /** It asks a TCP port, so it cannot hold while the container listens on none. */
  readonly asksPort: boolean
  /** After the start, by when it must have held: its start period and all retries at its declared pace … */
  readonly budget: number
  /** Of which so many do not count: what fails here may still be on its way. */
  readonly startPeriod: number
  /** … and so many times what slow ones take. */
  readonly retries: number
  /** Nobody wrote it: the gate asks because the store declares no health check. */
  readonly own: boolean
  /** The same for a server that listens on another port; absent: it finds the port itself, or is somebody's. */
  at?(port: number): readonly string[]
}

/** What a store gets that declares no health check. */
const OWN_TIMEOUT = 10_000

/**
 * The health check of a container, else the known store's.
 * @param patience milliseconds within which a store without a health check must be there
 */
export function healthProbe(
  check: EffectiveHealthCheck | undefined,
  store: KnownStore | undefined,
  patience: number,
): HealthProbe | undefined {
  if (check !== undefined) {
    const { retries, startPeriod } = check
    const command = testCommand(check.test)
    const timeout = Math.min(check.timeout, LONGEST_DURATION)
    const budget = healthBudget(check)
    return { command, timeout, budget, startPeriod, retries, asksPort: asksPort(command), own: false }
  }
  if (store?.probe === undefined) return undefined
  const { probe, probeAt } = store
  const at = probeAt && { at: (port: number) => [...testCommand(probeAt), 'sh', String(port)] }
  // When a store is asked, what it listens on says.
  const asked = { timeout: OWN_TIMEOUT, budget: patience, startPeriod: 0, retries: 0, asksPort: false }
  return { command: testCommand(probe), ...asked, own: true, ...at }
}

/** Good enough to hold a probe back for a while, never to skip it. */
function asksPort(command: readonly string[]): boolean {
  const text = command.join(' ')
  return (
    /\bhttps?:\/\/|\/dev\/tcp\/|\b(?:localhost|127\.0\.0\.1)[: ]\d/.test(text) &&
    !/\b(?:unix|udp)\b/.test(text)
  )
}

/** A probe that has been run. */
export interface ProbeResult extends ExecResult {
  /** It took all the time it had. */
  readonly timedOut: boolean
}

/** Whether a probe says that the service is there; one that nobody wrote and the image cannot run has no say. */
export function holds({ exitCode }: ProbeResult, { own }: HealthProbe): boolean {
  return exitCode === 0 || (own && (exitCode === NOT_FOUND || exitCode === NOT_EXECUTABLE))
}

/** How the last probe failed, as a clause with the last line it printed. */
export function howItFailed(last: ProbeResult | undefined, { timeout }: HealthProbe): string {
  if (last === undefined) return 'its first probe had not ended'
  if (last.timedOut) return `its last probe did not end within ${formatDuration(timeout)}`
  const program = missingProgram(last)
  if (program !== undefined) return `${notInImage(last.exitCode)}: ${program}`
  return withLastLine(ending(last.exitCode), last.output)
}

/** Whether a probe that somebody wrote has failed because its program is not there. */
export function isMissing(probed: ProbeResult, { own }: HealthProbe): boolean {
  return !own && (probed.exitCode === NOT_FOUND || missingProgram(probed) !== undefined)
}

/** What an engine could not find to run, as runc and crun tell it; exit codes differ between them. */
function missingProgram({ exitCode, output }: ProbeResult): string | undefined {
  if (exitCode === 0) return undefined
  const runc = /exec: "([^"]+)": (?:executable file not found|(?:stat [^:\n]+: )?no such file)/.exec(output)
  return (runc ?? /executable file `([^`]+)` not found/.exec(output))?.[1]
}

/** What a shell says where there is no such command, and where it may not be run; engines say the same. */
const NOT_FOUND = 127
const NOT_EXECUTABLE = 126

function ending(exitCode: number | undefined): string {
  if (exitCode === undefined) return 'its last probe could not be run'
  if (exitCode === NOT_FOUND) return notInImage(exitCode)
  if (exitCode === NOT_EXECUTABLE) return "its health check's command cannot be run (exit code 126)"
  return `its last probe exited ${exitCode}`
}

function notInImage(exitCode: number | undefined): string {
  const code = exitCode === undefined ? '' : ` (exit code ${exitCode})`
  return `its health check's command is not in the image${code}`
}
