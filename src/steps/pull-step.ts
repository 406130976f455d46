import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { lastLines, lastPart } from '../common/last-part.js'
import { parseImage } from '../compose/image-reference.js'
import { causeText } from '../diagnosis/log-cause.js'
import type { Step } from '../plan/plan.js'
import type { StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

type PullStep = Extract<Step, { kind: 'pull' }>

/** Characters of a pull's output that its diagnosis looks at, the last ones. */
const MAX_LOG_CHARACTERS = 20_000

/** Lines of a pull's output that go with its failure. */
const PULL_EVIDENCE_LINES = 10

/** Where an image comes from whose name has no registry. */
const DOCKER_HUB = 'docker.io'

/** Makes sure that the engine has an image, as the setting `pull` says, else the file's `pull_policy`. */
export async function pull(
  step: PullStep,
  context: Pick<StepContext, 'settings' | 'release' | 'compose' | 'docker' | 'clock' | 'time' | 'keepLog'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { settings, docker } = context
  const isThere = (await docker.imageId(step.image)) !== undefined
  const policy = settings.pull ?? step.policy
  if (isThere && policy !== 'always') return { status: 'passed', detail: 'already there' }
  if (policy === 'never') {
    const who = settings.pull === undefined ? `the pull_policy of ${step.service}` : 'pull'
    return { status: 'failed', detail: `the image ${step.image} is not on the engine, and ${who} is never` }
  }
  return fetchImage(step, context, signal)
}

async function fetchImage(
  step: PullStep,
  context: Pick<StepContext, 'settings' | 'release' | 'compose' | 'clock' | 'time' | 'keepLog'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const limitMs = Math.min(context.settings.timeouts.build, context.time.leftMs())
  const limit = withDeadline(signal, limitMs, context.clock)
  let log = ''
  const keep = (text: string) => {
    log = lastPart(log + text, MAX_LOG_CHARACTERS)
    context.keepLog(`pull-${step.service}`, text)
  }
  try {
    const { compose, release } = context
    const result = await (step.ofVolume
      ? compose.pullImage(step.image, limit.signal, keep)
      : compose.pull(release, step.service, limit.signal, keep))
    if (result.exitCode === 0) return { status: 'passed', detail: `pulled ${step.image}` }
    return {
      status: 'failed',
      detail: `${step.image} could not be pulled: ${causeText(log)}`,
      evidence: lastLines(log, PULL_EVIDENCE_LINES),
    }
  } catch (error) {
    if (!limit.expired()) throw error
    const { registry = DOCKER_HUB } = parseImage(step.image)
    const said = causeText(log)
    const what = `the pull of ${step.image} from ${registry} took longer than ${formatDuration(limitMs)}`
    return {
      status: 'failed',
      detail: said === '' ? what : `${what}: ${said}`,
      evidence: lastLines(log, PULL_EVIDENCE_LINES),
      cut: true,
    }
  }
}
