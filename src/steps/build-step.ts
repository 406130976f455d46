import { withDeadline } from '../common/deadline.js'
import { object } from '../common/json.js'
import { lastPart } from '../common/last-part.js'
import { explainBuild, explainSlowBuild } from '../diagnosis/build-failure.js'
import { BuildWatch } from '../diagnosis/build-watch.js'
import { placeOfFailure, placeOfInstruction } from '../diagnosis/dockerfile.js'
import type { Explained } from '../diagnosis/log-cause.js'
import type { Step } from '../plan/plan.js'
import type { StepFailure, StepOutcome } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Characters of a build's output that its diagnosis looks at, the last ones. */
const MAX_LOG_CHARACTERS = 100_000

type BuildStep = Extract<Step, { kind: 'build' }>

/** Builds one image through Compose, and gives it the names of the other services with the same definition. */
export async function build(
  step: BuildStep,
  context: Pick<StepContext, 'settings' | 'release' | 'compose' | 'docker' | 'clock' | 'time' | 'keepLog'>,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const { settings, release, compose, docker, clock } = context
  const { builder } = settings.build
  const limitMs = Math.min(settings.timeouts.build, context.time.leftMs())
  const limit = withDeadline(signal, limitMs, clock)
  const name = `build-${step.service}`
  const definition = object(object(release.model.services)[step.service]).build
  const watch = new BuildWatch(clock)
  let log = ''
  const keep = (text: string) => {
    log = lastPart(log + text, MAX_LOG_CHARACTERS)
    watch.hear(text)
    context.keepLog(name, text)
  }
  try {
    const result = await compose.build(release, step.service, builder, limit.signal, keep)
    if (result.exitCode !== 0) {
      const at = await placeOfFailure(definition, release.directory, log)
      return { ...failed(step, explainBuild(log, name, builder)), at }
    }
    for (const { image } of step.shared) await docker.tag(step.image, image)
    return { status: 'passed' }
  } catch (error) {
    if (!limit.expired()) throw error
    const unfinished = watch.unfinished()
    const at = unfinished && (await placeOfInstruction(definition, release.directory, unfinished.text))
    return { ...failed(step, explainSlowBuild(log, limitMs, unfinished, clock.now())), at, cut: true }
  }
}

/** Services that a sentence names at most. */
const MAX_NAMED_SERVICES = 5

/** An image that several services share fails them all. */
function failed({ service, shared }: BuildStep, explained: Explained): StepFailure {
  const others = shared.map((other) => other.service)
  const named = [service, ...others].slice(0, MAX_NAMED_SERVICES)
  const more = others.length + 1 > named.length ? `, and ${others.length + 1 - named.length} more` : ''
  const whose = others.length > 0 ? `${named.join(', ')}${more}: ` : ''
  return { status: 'failed', ...explained, detail: `${whose}${explained.detail}` }
}
