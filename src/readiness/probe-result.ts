import type { ExecResult } from '../engine/container-exec.js'
import type { HealthProbe } from './health-probe.js'

/** How a probe ended. */
export interface ProbeResult extends ExecResult {
  /** It took all the time it had. */
  readonly timedOut: boolean
}

/** The exit code of shells and engines where there is no such command. */
export const NOT_FOUND = 127

/** The exit code of shells and engines where a command may not be run. */
export const NOT_EXECUTABLE = 126

/** Whether a probe passes. The gate's own probe also passes where the image cannot run it: it then proves nothing. */
export function passes({ exitCode }: ProbeResult, { own }: HealthProbe): boolean {
  return exitCode === 0 || (own && (exitCode === NOT_FOUND || exitCode === NOT_EXECUTABLE))
}

/** How a probe ended, in one line with the last line that it printed. */
export function probeText({ exitCode, output, timedOut }: ProbeResult): string {
  const said = output.trimEnd().split('\n').at(-1)?.trim() ?? ''
  const how = timedOut
    ? 'did not end in time'
    : exitCode === undefined
      ? 'could not be run'
      : `exit code ${exitCode}`
  return said === '' ? how : `${how}: ${said}`
}

/** Whether a probe that the user wrote has failed because its program is not in the image. */
export function lacksProgram(result: ProbeResult, { own }: HealthProbe): boolean {
  return !own && (result.exitCode === NOT_FOUND || missingProgram(result) !== undefined)
}

/** The program that an engine could not find, as runc and crun report it; their exit codes differ. */
export function missingProgram({ exitCode, output }: ProbeResult): string | undefined {
  if (exitCode === 0) return undefined
  const runc = /exec: "([^"]+)": (?:executable file not found|(?:stat [^:\n]+: )?no such file)/.exec(output)
  return (runc ?? /executable file `([^`]+)` not found/.exec(output))?.[1]
}
