import { formatDuration } from '../common/duration.js'
import { withoutMiddle } from '../common/last-part.js'
import { typedCommand } from '../common/shell-line.js'
import type { ContainerHealth } from '../engine/container-facts.js'
import type { HealthProbe } from '../readiness/health-probe.js'
import { missingProgram, NOT_EXECUTABLE, NOT_FOUND, type ProbeResult } from '../readiness/probe-result.js'
import type { Lack } from '../readiness/readiness.js'
import { causeText } from './log-cause.js'

/** Why a service is not ready, with more lines that explain it. */
export interface NotReady {
  /** One sentence without its full stop. */
  readonly detail: string
  readonly evidence: string
}

/** How long was waited for a service, in milliseconds, and how many probes were run. */
export interface Waiting {
  readonly waitedMs: number
  readonly attempts: number
}

/** Explains a service that did not become ready. */
export function notReadyWithin(service: string, lack: Lack, { waitedMs, attempts }: Waiting): NotReady {
  const within = formatDuration(waitedMs)
  if (lack.kind === 'not listening') {
    return { detail: `${service} did not listen on the network within ${within}`, evidence: '' }
  }
  const how = howProbeFailed(lack.last, lack.probe, attempts)
  return {
    detail: `${service} was not healthy within ${within}; ${how}`,
    evidence: lack.last?.output ?? '',
  }
}

/** Explains a service that was ready before, in a sentence without its full stop. */
export function readyNoLonger(service: string, lack: Lack): string {
  const why =
    lack.kind === 'not listening' ? 'nothing listens any more' : howProbeFailed(lack.last, lack.probe)
  return `${service} was ready, but is so no longer: ${why}`
}

/**
 * How the last probe failed, as a clause with what it printed. Of a probe that printed nothing the command is told.
 * @param attempts how many were run
 */
export function howProbeFailed(last: ProbeResult | undefined, probe: HealthProbe, attempts = 1): string {
  if (last === undefined) return 'its first probe had not ended'
  const silent = `${commandOf(probe)}${attempts > 1 ? `, run ${attempts} times` : ''}`
  if (last.timedOut) return `its last probe did not end within ${formatDuration(probe.timeout)}: ${silent}`
  const program = missingProgram(last)
  if (program !== undefined) return `${notInImage(last.exitCode)}: ${program}`
  const how = ending(last.exitCode)
  if (causeText(last.output) !== '') return withSaid(how, last.output)
  return isUnrunnable(last.exitCode) ? `${how}: ${commandOf(probe)}` : `${how} and printed nothing: ${silent}`
}

function isUnrunnable(exitCode: number | undefined): boolean {
  return exitCode === undefined || exitCode === NOT_FOUND || exitCode === NOT_EXECUTABLE
}

/** Characters of a probe's command that a sentence shows: the Compose file says the rest. */
const MAX_COMMAND_CHARACTERS = 80

function commandOf({ command }: HealthProbe): string {
  return withoutMiddle(typedCommand(command), MAX_COMMAND_CHARACTERS)
}

/** How the engine's own last probe failed, as a clause with the last line it printed. */
export function howEngineProbeFailed(last: ContainerHealth['lastProbe']): string {
  if (last === undefined) return 'its first probe had not ended'
  // The engine gives a probe that it has ended itself no exit code of a process, and says why in its output.
  const how = last.exitCode < 0 ? 'its last probe failed' : ending(last.exitCode)
  return withSaid(how, last.output)
}

function withSaid(how: string, output: string): string {
  const said = causeText(output)
  return said === '' ? how : `${how}: ${said}`
}

function ending(exitCode: number | undefined): string {
  if (exitCode === undefined) return 'its last probe could not be run'
  if (exitCode === NOT_FOUND) return notInImage(exitCode)
  if (exitCode === NOT_EXECUTABLE) return `its health check's command cannot be run (exit code ${exitCode})`
  return `its last probe exited ${exitCode}`
}

function notInImage(exitCode: number | undefined): string {
  const code = exitCode === undefined ? '' : ` (exit code ${exitCode})`
  return `its health check's command is not in the image${code}`
}
