import { withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import { lastLines, lastPart } from '../common/last-part.js'
import { because, reason } from '../common/reason.js'
import { registryOf } from '../compose/image-reference.js'
import { blameForPull, SLOW_REGISTRY } from '../diagnosis/blame/pull-blame.js'
import { causeText } from '../diagnosis/log-cause.js'
import { PullWatch } from '../diagnosis/pull-watch.js'
import type { Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import { outcomeBlame, platformOf } from './outcome-blame.js'
import { type Try, withRetries } from './retries.js'
import type { StepContext } from './step-context.js'
import { failedTry, withUnbuilt } from './unbuilt-image.js'

type PullStep = Extract<Step, { kind: 'pull' }>

/** Characters of a pull's output that its diagnosis looks at, the last ones. */
const MAX_PULL_LOG_CHARACTERS = 20_000

/** Lines of a pull's output that go with its failure. */
const PULL_EVIDENCE_LINES = 10

/** Makes sure that the engine has an image, as the setting `pull` says, else the file's `pull_policy`. */
export async function pull(
  step: PullStep,
  context: Pick<
    StepContext,
    'settings' | 'release' | 'compose' | 'docker' | 'clock' | 'time' | 'progress' | 'tell' | 'keepLog'
  >,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { settings, docker } = context
  const isThere = (await docker.imageId(step.image)) !== undefined
  const policy = settings.pull ?? step.policy
  if (isThere && policy !== 'always') return { status: 'passed', detail: 'already there' }
  if (policy === 'never') {
    const who = settings.pull === undefined ? `the pull_policy of ${step.service}` : 'pull'
    const detail = reason(`the image ${step.image} is not on the engine, and ${who} is never`)
    return withUnbuilt({ status: 'failed', detail }, step.image, step.unbuilt)
  }
  return fetchImage(step, context, signal)
}

async function fetchImage(
  step: PullStep,
  context: Pick<
    StepContext,
    'settings' | 'release' | 'compose' | 'clock' | 'time' | 'progress' | 'tell' | 'keepLog'
  >,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { settings, clock, time, tell } = context
  const limitMs = Math.min(settings.timeouts.build, time.leftMs())
  const limit = withDeadline(signal, limitMs, clock)
  let log = { text: '' }
  const attempt = () => {
    log = { text: '' }
    return pullOnce(step, context, log, limit.signal)
  }
  try {
    return await withRetries(`pull ${step.service}`, attempt, { clock, limit, tell })
  } catch (error) {
    if (!limit.expired()) throw error
    const text = withoutOwnEnd(log.text)
    const said = reasonIn(text)
    const what = `the pull of ${step.image} from ${registryOf(step.image)} took longer than ${formatDuration(limitMs)}`
    return {
      status: 'failed',
      detail: said === '' ? reason(what) : because(what, said),
      evidence: lastLines(text, PULL_EVIDENCE_LINES),
      cut: true,
      ...outcomeBlame(SLOW_REGISTRY),
    }
  }
}

/** @param log gets what this try prints, or the end of it */
async function pullOnce(
  { service, image, ofVolume, unbuilt }: PullStep,
  { release, compose, progress, keepLog }: Pick<StepContext, 'release' | 'compose' | 'progress' | 'keepLog'>,
  log: { text: string },
  signal: AbortSignal,
): Promise<Try> {
  const watch = new PullWatch()
  const keep = (text: string) => {
    watch.hear(text)
    progress.at(watch.text())
    log.text = lastPart(log.text + text, MAX_PULL_LOG_CHARACTERS)
    keepLog(`pull-${service}`, text)
  }
  const result = await (ofVolume
    ? compose.pullImage(image, signal, keep)
    : compose.pull(release, service, signal, keep))
  if (result.exitCode === 0)
    return { outcome: { status: 'passed', detail: `pulled ${image}` }, passes: false }
  const words = reasonIn(log.text)
  const blame = blameForPull(log.text, image, platformOf(release, service))
  const failure: StepFailure = {
    status: 'failed',
    detail: because(`${image} could not be pulled`, words),
    evidence: lastLines(log.text, PULL_EVIDENCE_LINES),
    ...outcomeBlame(blame),
  }
  return failedTry(failure, image, unbuilt, blame.passes === true)
}

/** Without what Compose prints because the gate has ended it. */
function withoutOwnEnd(log: string): string {
  return log.replace(/^.*\b(?:cancell?ed|interrupted)\W*$\n?/gim, '')
}

/** What an engine says before the reason: who speaks, and once more what was to be pulled. */
const KNOWN_ALREADY =
  /^(?:Error response from daemon: )?(?:unknown: )?(?:failed to [\w ]+ "[^"\n]*": )*(?:failed to do request: )?/gm

/** What a pull printed of its reason: the lines of Compose's progress say the same once more. */
function reasonIn(log: string): string {
  const said = log.replace(/^ (?:\S+ ){1,2}(?:Pulling|Error|Warning)\b.*$/gm, '')
  return causeText(said.replace(KNOWN_ALREADY, ''))
}
