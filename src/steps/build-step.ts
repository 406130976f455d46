import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { type Json, object } from '../common/json.js'
import { lastLine, lastLines, lastPart } from '../common/last-line.js'
import { buildReason } from '../diagnosis/build-failure.js'
import { failedInstruction } from '../diagnosis/build-log.js'
import { placeOfFailure } from '../diagnosis/dockerfile.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Builds one image through Compose, and gives it the names of the other services with the same definition. */
export async function build(
  step: Extract<Step, { kind: 'build' }>,
  stage: StepContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const limit = withDeadline(signal, stage.settings.timeouts.build)
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

function buildOf(service: string, { model }: StepContext): Json | undefined {
  return object(object(model.services)[service]).build
}

const MOST_EVIDENCE = 100_000
