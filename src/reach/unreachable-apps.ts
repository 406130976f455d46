import type { Environment } from '../common/environment.js'
import { EngineTrouble } from '../common/problem.js'
import type { Plan } from '../plan/plan.js'
import type { EnginePlace } from './engine-place.js'

/** Why the apps of a plan cannot be asked from here; undefined: as far as is known before they run, they can. */
export function outOfReach(
  place: EnginePlace,
  { steps }: Pick<Plan, 'steps'>,
  environment: Environment,
): EngineTrouble | undefined {
  if (!steps.some(({ kind }) => kind === 'check')) return undefined
  switch (place.kind) {
    case 'here':
      return undefined
    case 'container':
      return new EngineTrouble(
        'the apps cannot be reached from here: this job runs in a container on a bridge network of the engine',
        'give the container of the job the network of the machine: `options: --network host`',
      )
    case 'elsewhere':
      return new EngineTrouble(
        `the apps cannot be reached from here: the engine is on another machine, ${place.host}`,
        "run compose-gate on the engine's own machine",
      )
    case 'other network':
      return new EngineTrouble(
        "the apps cannot be reached from here: the engine publishes their ports on another network than this process's",
        remedyFor(environment),
      )
  }
}

/** A process in a container that the engine does not know is in one of another engine. */
function remedyFor({ KUBERNETES_SERVICE_HOST }: Environment): string {
  return KUBERNETES_SERVICE_HOST
    ? 'run an engine in the pod of the job (`dind`), and point DOCKER_HOST to it'
    : "run compose-gate on the engine's own machine, and a container of it with `--network host`"
}
