import type { Clock } from '../common/clock.js'
import { withDeadline } from '../common/deadline.js'
import { type Json, object } from '../common/json.js'
import { lastPart } from '../common/last-part.js'
import { reason } from '../common/reason.js'
import { blameForBuild, blameForSlowBuild } from '../diagnosis/blame/build-blame.js'
import { explainBuild, explainSlowBuild } from '../diagnosis/build-failure.js'
import { failedVertex, imageOfVertex } from '../diagnosis/build-vertices.js'
import { BuildWatch } from '../diagnosis/build-watch.js'
import { placeOfFailure, placeOfInstruction } from '../diagnosis/dockerfile.js'
import { ignoredSourceRemedy } from '../diagnosis/ignored-source.js'
import type { Explained } from '../diagnosis/log-cause.js'
import type { Release } from '../engine/docker-compose.js'
import type { Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import { outcomeBlame, platformOf } from './outcome-blame.js'
import { type Try, withRetries } from './retries.js'
import type { StepContext } from './step-context.js'
import { failedTry } from './unbuilt-image.js'

/** Characters of a build's output that its diagnosis looks at, the last ones. */
const MAX_BUILD_LOG_CHARACTERS = 100_000

type BuildStep = Extract<Step, { kind: 'build' }>

type BuildContext = Pick<
  StepContext,
  'settings' | 'release' | 'compose' | 'docker' | 'clock' | 'time' | 'progress' | 'tell' | 'keepLog'
>

/**
 * Builds one image through Compose, and gives it the names of the other services with the same definition. If a
 * registry is unwell, the build is tried again: what it has built by then is in the cache.
 */
export async function build(
  step: BuildStep,
  context: BuildContext,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { settings, release, docker, clock, tell } = context
  const limitMs = Math.min(settings.timeouts.build, context.time.leftMs())
  const limit = withDeadline(signal, limitMs, clock)
  let listener = new BuildListener(clock)
  const attempt = () => {
    listener = new BuildListener(clock)
    return buildOnce(step, context, listener, limit.signal)
  }
  try {
    const outcome = await withRetries(`build ${step.service}`, attempt, { clock, limit, tell })
    if (outcome.status === 'failed') return outcome
    for (const { image } of step.shared) await docker.tag(step.image, image)
    return outcome
  } catch (error) {
    if (!limit.expired()) throw error
    const { log, watch } = listener
    const unfinished = watch.unfinished()
    const definition = definitionOf(step, release)
    const at = unfinished && (await placeOfInstruction(definition, release.directory, unfinished.text))
    const slow = failed(step, explainSlowBuild(log, limitMs, unfinished, clock.now()))
    return { ...slow, at, cut: true, ...outcomeBlame(blameForSlowBuild(log)) }
  }
}

/** Hears what one try of a build prints. */
class BuildListener {
  /** The end of it. */
  log = ''
  readonly watch: BuildWatch

  constructor(clock: Pick<Clock, 'now'>) {
    this.watch = new BuildWatch(clock)
  }

  hear(text: string): void {
    this.log = lastPart(this.log + text, MAX_BUILD_LOG_CHARACTERS)
    this.watch.hear(text)
  }
}

async function buildOnce(
  step: BuildStep,
  { settings, release, compose, progress, keepLog }: BuildContext,
  listener: BuildListener,
  signal: AbortSignal,
): Promise<Try> {
  const { builder } = settings.build
  const name = `build-${step.service}`
  const keep = (text: string) => {
    listener.hear(text)
    const at = listener.watch.unfinished()
    if (at !== undefined) progress.at([at.text, at.lastLine].filter((part) => part !== '').join(' · '))
    keepLog(name, text)
  }
  const result = await compose.build(release, step.service, builder, signal, keep)
  if (result.exitCode === 0) return { outcome: { status: 'passed' }, passes: false }
  const { log } = listener
  const definition = definitionOf(step, release)
  const at = await placeOfFailure(definition, release.directory, log)
  const blame = blameForBuild(log, platformOf(release, step.service))
  const remedy = await ignoredSourceRemedy(definition, release.directory, log)
  const failure = {
    ...failed(step, explainBuild(log, name, builder)),
    at,
    ...(remedy === undefined ? {} : { remedy }),
    ...outcomeBlame(blame),
  }
  const vertex = failedVertex(log)
  const image = vertex?.kind === 'image' ? imageOfVertex(vertex) : ''
  return failedTry(failure, image, step.unbuilt, blame.passes === true)
}

function definitionOf({ service }: BuildStep, { model }: Release): Json | undefined {
  return object(object(model.services)[service]).build
}

/** Services that a sentence names at most. */
const MAX_NAMED_SERVICES = 5

/** An image that several services share fails them all. */
function failed({ service, shared }: BuildStep, explained: Explained): StepFailure {
  const others = shared.map((other) => other.service)
  const named = [service, ...others].slice(0, MAX_NAMED_SERVICES)
  const more = others.length + 1 > named.length ? `, and ${others.length + 1 - named.length} more` : ''
  const whose = others.length > 0 ? `${named.join(', ')}${more}: ` : ''
  return { status: 'failed', ...explained, detail: reason(`${whose}${explained.detail}`) }
}
