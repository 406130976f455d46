import type { Docker } from '../engine/docker.js'
import { messageOf } from '../engine/engine-errors.js'

/**
 * What to add to why a service did not get on in time: `; its container is paused`. Nothing that waits for a paused
 * container ever ends. Empty where none is, or the engine does not say.
 */
export async function pausedNote(
  containers: readonly { readonly id: string }[],
  docker: Pick<Docker, 'inspect'>,
): Promise<string> {
  const found = await Promise.all(containers.map(({ id }) => docker.inspect(id).catch(messageOf)))
  const isPaused = found.some((one) => typeof one === 'object' && one.paused)
  return isPaused ? '; its container is paused, so nothing in it runs' : ''
}
