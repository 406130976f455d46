import type { Environment } from '../common/environment.js'
import { type JsonObject, list, number, object, string } from '../common/json.js'
import { EngineTrouble } from '../common/problem.js'
import type { Plan, Step } from '../plan/plan.js'
import type { EnginePlace } from './engine-place.js'
import { exposureInModel } from './service-exposure.js'

/** Why the apps of a plan cannot be asked from here; undefined: as far as is known before they run, they can. */
export function outOfReach(
  place: EnginePlace,
  { steps, model }: Pick<Plan, 'steps' | 'model'>,
  environment: Environment,
): EngineTrouble | undefined {
  const asked = steps.flatMap(askedIn)
  if (asked.length === 0) return undefined
  switch (place.kind) {
    case 'here':
    case 'tunnel':
      return undefined
    case 'elsewhere': {
      const closed = asked.find(({ service, ports }) =>
        ports.every((port) => isOnLoopback(model, service, port)),
      )
      if (closed === undefined) return undefined
      return new EngineTrouble(
        `${closed.service} cannot be reached from here: its port ${closed.ports[0]} is published on 127.0.0.1 of that machine, ${place.host}`,
        'leave out `ports: declared`, reach the engine by `ssh://`, or run compose-gate on its machine',
      )
    }
    case 'container': {
      const onHost = asked.find(({ service }) => exposureInModel(model, service).kind === 'host')?.service
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
    : "run compose-gate on the engine's own machine, in a container there with `--network host`, or set `engine-host` to a name of that machine"
}

/** A service that a run asks, at any of these ports. */
export interface Asked {
  readonly service: string
  readonly ports: readonly number[]
}

export function askedIn(step: Step): readonly Asked[] {
  if (step.kind !== 'check') return []
  if ('hurl' in step) return step.apps.map(({ service, port }) => ({ service, ports: [port] }))
  return [{ service: step.service, ports: [step.port, ...(step.byDefault?.ports ?? [])] }]
}

/** Whether a port is published, and only where the engine's own machine reaches it. */
function isOnLoopback(model: JsonObject, service: string, port: number): boolean {
  const exposure = exposureInModel(model, service)
  if (exposure.kind !== 'published') return false
  const ports = list(object(object(model.services)[exposure.by]).ports).map(object)
  const addresses = ports.flatMap(({ target, host_ip }) =>
    number(target) === port ? [string(host_ip) ?? ''] : [],
  )
  return addresses.length > 0 && addresses.every((address) => LOOPBACK.test(address))
}

const LOOPBACK = /^(?:127(?:\.\d+){3}|::1|localhost)$/
