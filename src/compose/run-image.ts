/**
 * The name of an image that is built for one run alone. Nobody else uses such names, so that a teardown can tell them
 * from images a user wants to keep.
 * @param service or `*` for a pattern of all of them
 */
export function runImage(project: string, service: string): string {
  return `compose-gate/${project}/${service.toLowerCase()}:run`
}
