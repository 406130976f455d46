import { connect } from '../engine/open.js'
import { killStrays } from '../engine/strays.js'
import type { LogFolder } from './logs.js'
import { type TeardownResult, teardown } from './teardown.js'

/**
 * Removes what a run left that could not remove it itself: first the commands it left going, then everything of its
 * project.
 * @throws EngineTrouble where no engine answers
 */
export async function sweep(
  project: string,
  environment: Readonly<Record<string, string | undefined>>,
  options: { readonly logs?: LogFolder } = {},
): Promise<TeardownResult> {
  await killStrays(project)
  const docker = await connect(environment)
  await docker.version()
  return teardown(docker, project, {
    ...options,
    grace: 0,
    hurry: new AbortController().signal,
    suspicious: true,
  })
}
