import type { Clock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import { Docker } from './docker.js'
import type { Compose } from './docker-compose.js'
import { currentEndpoint } from './docker-context.js'

/** An engine that answers, and the Compose to go with it. */
export interface Engine {
  readonly docker: Docker
  readonly compose: Compose
  readonly versions: { readonly version: string; readonly compose: string }
}

/**
 * Finds the engine that the docker command line speaks to.
 * @throws EngineTrouble where none answers, or Compose is missing or too old
 */
export async function openEngine(
  compose: Compose,
  environment: Environment,
  clock: Clock,
  signal: AbortSignal,
): Promise<Engine> {
  const docker = connect(environment, clock, signal)
  const [version, composeVersion] = await Promise.all([
    docker.then((engine) => engine.version(signal)),
    compose.version(signal),
  ])
  return { docker: await docker, compose, versions: { version, compose: composeVersion } }
}

/** The docker command line obeys contexts, which dockerode does not know; `DOCKER_HOST` goes before contexts. */
export async function connect(environment: Environment, clock: Clock, signal?: AbortSignal): Promise<Docker> {
  const endpoint = environment.DOCKER_HOST ? undefined : await currentEndpoint(environment, clock, signal)
  return Docker.connect(endpoint, clock)
}
