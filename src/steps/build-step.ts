import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { object } from '../common/json.js'
import { lastLine, lastLines, lastPart } from '../common/last-line.js'
import { buildReason } from '../diagnosis/build-failure.js'
import { failedInstruction } from '../diagnosis/build-log.js'
import { placeOfFailure } from '../diagnosis/dockerfile.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Characters of a build's output that its diagnosis looks at, the last ones. */
const MAX_LOG_CHARACTERS = 100_000

/** Lines of a build's output that go with its failure. */
const BUILD_EVIDENCE_LINES = 40

/** Builds one image through Compose, and gives it the names of the other services with the same definition. */
export async function build(
  step: Extract<Step, { kind: 'build' }>,
  context: Pick<StepContext, 'settings' | 'release' | 'compose' | 'docker' | 'clock' | 'keepLog'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { settings, release, compose, docker, clock } = context
  const { builder } = settings.build
  const limit = withDeadline(signal, settings.timeouts.build, clock)
  let log = ''
  const keep = (text: string) => {
    log = lastPart(log + text, MAX_LOG_CHARACTERS)
    context.keepLog(`build-${step.service}`, text)
  }
  try {
    const result = await compose.build(release, step.service, builder, limit.signal, keep)
    if (result.exitCode !== 0) {
      const definition = object(object(release.model.services)[step.service]).build
      return {
        status: 'failed',
        detail: `the build failed: ${buildReason(log, builder)}`,
        evidence: evidenceIn(log),
        at: await placeOfFailure(definition, release.directory, log),
      }
    }
    for (const { image } of step.shared) await docker.tag(step.image, image)
    return { status: 'passed' }
  } catch (error) {
    if (!limit.expired()) throw error
    const detail = `the build took longer than ${formatDuration(settings.timeouts.build)}: ${lastLine(log)}`
    return { status: 'failed', detail, evidence: lastLines(log, BUILD_EVIDENCE_LINES), cut: true }
  }
}

/** What the instruction that failed printed; where none did, the end of the log. */
function evidenceIn(log: string): string {
  const failed = failedInstruction(log)
  if (failed === undefined || failed.printed.length === 0) return lastLines(log, BUILD_EVIDENCE_LINES)
  return [failed.text, ...failed.printed.slice(-BUILD_EVIDENCE_LINES)].join('\n')
}
