import type { Environment } from '../common/environment.js'
import { EngineTrouble } from '../common/problem.js'
import type { Plan } from '../plan/plan.js'
import type { EnginePlace } from './engine-place.js'
import { exposureInModel } from './service-exposure.js'

/** Why the apps of a plan cannot be asked from here; undefined: as far as is known before they run, they can. */
export function outOfReach(
  place: EnginePlace,
  { steps, model }: Pick<Plan, 'steps' | 'model'>,
  environment: Environment,
): EngineTrouble | undefined {
  const asked = steps.flatMap((step) => (step.kind === 'check' ? [step.service] : []))
  if (asked.length === 0) return undefined
  switch (place.kind) {
    case 'here':
    case 'elsewhere':
    case 'tunnel':
      return undefined
    case 'container': {
      const onHost = asked.find((service) => exposureInModel(model, service).kind === 'host')
      if (onHost === undefined) return undefined
      return new EngineTrouble(
        `${onHost} cannot be reached from here: it uses the network of the engine's machine, and this job runs in a container beside it`,
        "give the job's container the network of the machine: `options: --network host`",
      )
    }
    case 'other network':
      return unreachableFrom(place, environment)
  }
}

/** Why no app at all can be asked from here; undefined: apps can. */
export function unreachableFrom(place: EnginePlace, environment: Environment): EngineTrouble | undefined {
  if (place.kind !== 'other network') return undefined
  return new EngineTrouble(
    "the apps cannot be reached from here: the engine publishes their ports on another network than this process's",
    remedyFor(environment),
  )
}

/** A process in a container that the engine does not know is in one of another engine. */
function remedyFor({ KUBERNETES_SERVICE_HOST }: Environment): string {
  return KUBERNETES_SERVICE_HOST
    ? 'run an engine in the pod of the job (`dind`), and point DOCKER_HOST to it'
    : "run compose-gate on the engine's own machine; in a container there, with `--network host`"
}
