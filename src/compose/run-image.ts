import type { Service } from './project.js'

/**
 * The name of an image that is built for one run alone. Nobody else uses such names, so that a teardown can tell them
 * from images a user wants to keep.
 * @param service or `*` for a pattern of all of them
 */
export function runImage(project: string, service: string): string {
  return `compose-gate/${project}/${service.toLowerCase()}:run`
}

/** The image a service runs in this run: its own `image`, else a name of the run's own. */
export function imageOf(service: Service, project: string): string {
  return service.image ?? runImage(project, service.name)
}
