import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { lastLine, lastLines, lastPart } from '../common/last-line.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Makes sure that the engine has an image, as the setting `pull` says, else the file's `pull_policy`. */
export async function pull(
  step: Extract<Step, { kind: 'pull' }>,
  stage: StepContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { settings } = stage
  const there = (await stage.docker.imageId(step.image)) !== undefined
  const policy = settings.pull ?? step.policy
  if (there && policy !== 'always') return { status: 'passed', detail: 'already there' }
  if (policy === 'never') {
    const who = settings.pull === undefined ? `the pull_policy of ${step.service}` : 'pull'
    return { status: 'failed', detail: `the image ${step.image} is not on the engine, and ${who} is never` }
  }
  const limit = withDeadline(signal, settings.timeouts.build)
  let log = ''
  const keep = (text: string) => {
    log = lastPart(log + text, 20_000)
    stage.keepLog(`pull-${step.service}`, text)
  }
  try {
    const result = await stage.compose.pull(stage, step.service, limit.signal, keep)
    if (result.exitCode === 0) return { status: 'passed', detail: `pulled ${step.image}` }
    return {
      status: 'failed',
      detail: `${step.image} could not be pulled: ${lastLine(log)}`,
      evidence: lastLines(log, 10),
    }
  } catch (error) {
    if (!limit.expired()) throw error
    return {
      status: 'failed',
      detail: `the pull of ${step.image} took longer than ${formatDuration(settings.timeouts.build)}`,
    }
  }
}
