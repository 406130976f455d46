import { list, object, string, strings } from '../common/json.js'
import { ordinal } from '../common/ordinal.js'
import { because } from '../common/reason.js'
import { undouble } from '../compose/doubled-dollars.js'
import { replicaName } from '../compose/replica-name.js'
import { explained } from '../diagnosis/log-cause.js'
import { whyNotStarted } from '../diagnosis/start-failure.js'
import type { ContainerCommand } from '../engine/container-exec.js'
import type { Release } from '../engine/docker-compose.js'
import type { StepFailure } from '../record/step-outcome.js'
import type { StepContext } from './step-context.js'

/** Characters of what a hook prints that are read for the cause of its failure, the last ones. */
const MAX_HOOK_OUTPUT = 200_000

export type PostStartContext = Pick<StepContext, 'release' | 'docker' | 'containers' | 'keepLog'>

/** What a service runs in each of its containers as soon as it has started, one after the other. */
export function postStartHooks(
  service: string,
  { model }: Pick<Release, 'model'>,
): readonly ContainerCommand[] {
  const { post_start: hooks } = object(object(model.services)[service])
  return list(hooks).map((entry) => {
    const { command, user, privileged, working_dir: folder, environment } = object(undouble(entry))
    return {
      command: strings(command),
      user: string(user),
      privileged: privileged === true,
      workingDirectory: string(folder),
      environment: Object.entries(object(environment)).map(
        ([name, value]) => `${name}=${string(value) ?? ''}`,
      ),
    }
  })
}

/**
 * Runs the `post_start` hooks of a service that has started. Compose would do that too, and keep nothing of what they
 * print.
 * @returns why one of them failed
 */
export async function runPostStart(
  service: string,
  context: PostStartContext,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  const hooks = postStartHooks(service, context.release)
  if (hooks.length === 0) return undefined
  const containers = context.containers.of(service)
  for (const [replica, { id }] of containers.entries()) {
    const name = replicaName(service, replica, containers.length)
    for (const [index, hook] of hooks.entries()) {
      const which = hooks.length > 1 ? ` (${ordinal(index + 1, hooks.length)})` : ''
      const failure = await failureOf(hook, `${name}'s post_start${which}`, { service, id }, context, signal)
      if (failure !== undefined) return { ...failure, about: ['services', service, 'post_start', index] }
    }
  }
  return undefined
}

async function failureOf(
  hook: ContainerCommand,
  name: string,
  { service, id }: { readonly service: string; readonly id: string },
  { docker, keepLog }: PostStartContext,
  signal: AbortSignal,
): Promise<StepFailure | undefined> {
  const log = `${service}.post_start`
  const limits = { timeoutMs: Number.POSITIVE_INFINITY, signal, maxOutput: MAX_HOOK_OUTPUT }
  const { exitCode, output } = await docker.exec(id, hook, limits)
  if (exitCode === undefined)
    return { status: 'failed', detail: because(`${name} could not be run`, whyNotStarted(output)) }
  if (output !== '') keepLog(log, withLineEnd(output))
  if (exitCode === 0) return undefined
  return { status: 'failed', ...explained(`${name} exited ${exitCode}`, output, log) }
}

function withLineEnd(output: string): string {
  return output.endsWith('\n') ? output : `${output}\n`
}
