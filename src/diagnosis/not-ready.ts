import { formatDuration } from '../common/duration.js'
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

/** Explains a service that did not become ready. @param waitedMs how long was waited, in milliseconds */
export function notReadyWithin(service: string, lack: Lack, waitedMs: number): NotReady {
  const within = formatDuration(waitedMs)
  if (lack.kind === 'not listening') {
    return { detail: `${service} did not listen on the network within ${within}`, evidence: '' }
  }
  const how = howProbeFailed(lack.last, lack.probe)
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

/** How the last probe failed, as a clause with the last line it printed. */
export function howProbeFailed(last: ProbeResult | undefined, { timeout }: HealthProbe): string {
  if (last === undefined) return 'its first probe had not ended'
  if (last.timedOut) return `its last probe did not end within ${formatDuration(timeout)}`
  const program = missingProgram(last)
  if (program !== undefined) return `${notInImage(last.exitCode)}: ${program}`
  return withSaid(ending(last.exitCode), last.output)
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
