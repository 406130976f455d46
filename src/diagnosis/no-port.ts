import type { ContainerListing } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'

/**
 * Why no address of a port is known, in one clause: a container that has ended publishes nothing.
 * @param name who was to be asked: a service, or one of its replicas
 */
export async function whyNoPort(
  name: string,
  port: number,
  containers: readonly Pick<ContainerListing, 'id'>[],
  docker: Pick<Docker, 'inspect'>,
): Promise<string> {
  const details = await Promise.all(containers.map(({ id }) => docker.inspect(id)))
  const runs = details.some((container) => container?.running === true)
  return runs ? `${name} does not publish port ${port}` : `${name} had ended before it was asked`
}
