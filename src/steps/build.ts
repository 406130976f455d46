import type { Step } from '../plan/model.js'
import { object } from '../project/json.js'
import type { Json } from '../project/model.js'
import { limited } from '../run/limit.js'
import { lastLine, lastLines, lastPart } from '../run/log-lines.js'
import type { Outcome } from '../run/runner.js'
import { formatDuration } from '../settings/duration.js'
import { failedInstruction } from './build-log.js'
import { buildReason } from './build-reason.js'
import { placeOfFailure } from './dockerfile.js'
import type { Stage } from './stage.js'

/** Builds one image through Compose, and gives it the names of the other services with the same definition. */
export async function build(
  step: Extract<Step, { kind: 'build' }>,
  stage: Stage,
  signal: AbortSignal,
): Promise<Outcome> {
  const limit = limited(signal, stage.settings.timeouts.build)
  let log = ''
  const keep = (text: string) => {
    log = lastPart(log + text, MOST_EVIDENCE)
    stage.keepLog(`build-${step.service}`, text)
  }
  try {
    const result = await stage.compose.build(
      stage,
      step.service,
      stage.settings.build.builder,
      limit.signal,
      keep,
    )
    if (result.exitCode !== 0) {
      return {
        status: 'failed',
        detail: `the build failed: ${buildReason(log, stage.settings.build.builder)}`,
        evidence: evidenceIn(log),
        at: await placeOfFailure(buildOf(step.service, stage), stage.directory, log),
      }
    }
    for (const { image } of step.shared) await stage.docker.tag(step.image, image)
    return { status: 'passed' }
  } catch (error) {
    if (!limit.expired()) throw error
    const detail = `the build took longer than ${formatDuration(stage.settings.timeouts.build)}: ${lastLine(log)}`
    return { status: 'failed', detail, evidence: lastLines(log, 40), cut: true }
  }
}

/** What the instruction that failed printed; where none did, the end of the log. */
function evidenceIn(log: string): string {
  const failed = failedInstruction(log)
  if (failed === undefined || failed.printed.length === 0) return lastLines(log, 40)
  return [failed.text, ...failed.printed.slice(-40)].join('\n')
}

function buildOf(service: string, { model }: Stage): Json | undefined {
  return object(object(model.services)[service]).build
}

const MOST_EVIDENCE = 100_000
