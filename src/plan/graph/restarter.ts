import { object, string } from '../../common/json.js'
import { parseImage } from '../../compose/image-reference.js'
import type { Service } from '../../compose/project.js'

/** The name of images that restart what the engine calls unhealthy. */
const HEALER = 'autoheal'

/** The variable that says which label a container must have, and its word for every container. */
const LABEL_VARIABLE = 'AUTOHEAL_CONTAINER_LABEL'
const EVERY_CONTAINER = 'all'

/** A service of the project that restarts another one when it is unhealthy; undefined: none does. */
export function restarterOf(
  { name, raw }: Pick<Service, 'name' | 'raw'>,
  services: readonly Pick<Service, 'name' | 'image' | 'environment'>[],
): string | undefined {
  const labels = object(raw.labels)
  return services.find((one) => {
    if (one.name === name || parseImage(one.image ?? '').name !== HEALER) return false
    const label = one.environment[LABEL_VARIABLE] ?? HEALER
    return label === EVERY_CONTAINER || string(labels[label]) === 'true'
  })?.name
}
