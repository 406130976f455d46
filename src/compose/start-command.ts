import type { Service } from './project.js'

type Runs = Pick<Service, 'entrypoint' | 'command'>

/**
 * What a container of a service is started with, by the Compose file and the Dockerfile. Where neither says anything,
 * the image decides. An entrypoint in the Compose file leaves out the command of the image, as Compose does.
 */
export function startCommand({ entrypoint, command, built }: Runs & Pick<Service, 'built'>): Runs {
  if (entrypoint !== undefined) return { entrypoint, command }
  return { entrypoint: built?.entrypoint, command: command ?? built?.command }
}
