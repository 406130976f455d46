import type { Service } from '../compose/project.js'
import { runImage } from '../compose/run-image.js'

/** The image a service runs in this run: its own `image`, else a name of the run's own. */
export function imageOf(service: Service, project: string): string {
  return service.image ?? runImage(project, service.name)
}

/** With the tag that is meant where none is written, so that two spellings compare equal. */
export function tagged(image: string): string {
  return /(:[^/]+|@.+)$/.test(image) ? image : `${image}:latest`
}
