import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED, withDeadline } from '../common/deadline.js'
import type { Environment } from '../common/environment.js'
import { askCommand } from './command.js'
import { Docker } from './docker.js'
import type { Compose } from './docker-compose.js'
import { currentEndpoint } from './docker-context.js'
import { dockerTrouble } from './docker-trouble.js'

/** An engine that answers, and the Compose to go with it. */
export interface Engine {
  readonly docker: Docker
  readonly compose: Compose
  /** What people call it. */
  readonly name: 'Docker Engine' | 'Podman'
  readonly versions: { readonly version: string; readonly compose: string }
}

/**
 * Finds the engine that the docker command line speaks to.
 * @param endpoint of that engine
 * @throws EngineTrouble where none answers, or Compose is missing or too old
 */
export async function openEngine(
  compose: Compose,
  environment: Environment,
  clock: Clock,
  signal: AbortSignal,
  endpoint = currentEndpoint(environment, clock, signal),
): Promise<Engine> {
  const connecting = endpoint.then((found) => Docker.connect(found, clock, environment, signal))
  const docker = connecting.then((engine) => {
    // Else each command would open a connection of its own.
    if (engine.tunnel !== undefined) compose.speakThrough(engine.tunnel.socket)
    return engine
  })
  const [version, composeVersion] = await Promise.all([
    docker.then((engine) => versionOf(engine, environment, clock, signal)),
    compose.version(signal),
  ])
  const engine = await docker
  const isPodman = await engine.isPodman(signal)
  if (isPodman) compose.buildWithoutBuildKit()
  const name = isPodman ? 'Podman' : 'Docker Engine'
  return { docker: engine, compose, name, versions: { version, compose: composeVersion } }
}

/**
 * The engine that the docker command line would speak to.
 * @throws EngineTrouble where it is not known which one, or it does not answer
 */
export async function connect(
  environment: Environment,
  clock: Clock,
  signal = NEVER_ABORTED,
): Promise<Docker> {
  const endpoint = await currentEndpoint(environment, clock, signal)
  const docker = await Docker.connect(endpoint, clock, environment, signal)
  await versionOf(docker, environment, clock, signal)
  return docker
}

/** Milliseconds for docker's own words on why an engine does not answer. */
const WORDS_TIMEOUT_MS = 5000

/** Of an engine at another machine, that machine's own words, or docker's, say best why it does not answer. */
async function versionOf(
  docker: Docker,
  environment: Environment,
  clock: Clock,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await docker.version(signal)
  } catch (error) {
    const { host, tunnel } = docker
    if (signal.aborted || host === undefined || /^(?:unix|npipe):/.test(host)) throw error
    if (tunnel !== undefined) throw tunnel.whyNoAnswer(host) ?? error
    // An engine that hangs says nothing to docker either, which waits for it without end.
    const limit = withDeadline(signal, WORDS_TIMEOUT_MS, clock)
    const options = { cwd: process.cwd(), env: environment, signal: limit.signal }
    const asked = await askCommand('docker', ['version', '--format', 'json'], options).catch(() => undefined)
    if (asked === undefined || asked.exitCode === 0 || SAYS_NO_MORE.test(asked.stderr)) throw error
    throw dockerTrouble(asked.stderr, host)
  }
}

const SAYS_NO_MORE = /Is the docker daemon running/
