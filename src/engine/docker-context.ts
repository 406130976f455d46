import type { Clock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import { askCommand, type QuestionOptions } from './command.js'
import { dockerTrouble } from './docker-trouble.js'
import { type Endpoint, endpointIn } from './endpoint.js'

/**
 * The endpoint that the docker command line speaks to: `DOCKER_HOST` goes before contexts. Undefined: nobody says.
 * @throws EngineTrouble where the context is gone or cannot be read: no other engine takes its place
 */
export async function currentEndpoint(
  environment: Environment,
  clock?: Clock,
  signal?: AbortSignal,
): Promise<Endpoint | undefined> {
  const named = endpointIn(environment)
  if (named !== undefined) return named
  const options = { cwd: process.cwd(), env: environment, clock, signal }
  const answer = await askCommand('docker', ['context', 'inspect'], options).catch(() => undefined)
  if (answer === undefined) return undefined
  if (answer.exitCode !== 0) throw dockerTrouble(answer.stderr)
  return endpointOfContext(answer.stdout) ?? (await endpointOfPodman(options))
}

/**
 * Where `docker` is another name of Podman, no context is printed, and Podman says where its service listens. Undefined:
 * `docker` is Docker, or Podman speaks to another machine.
 */
async function endpointOfPodman(options: QuestionOptions): Promise<Endpoint | undefined> {
  const format = '{{.Host.ServiceIsRemote}} {{.Host.RemoteSocket.Path}}'
  const answer = await askCommand('docker', ['info', '--format', format], options).catch(() => undefined)
  const path = /^false (?:unix:\/\/)?(\/.*)$/m.exec(answer?.stdout ?? '')?.[1]
  return path === undefined ? undefined : { host: `unix://${path}`, tlsPath: undefined }
}

/** @param text what `docker context inspect` prints, JSON */
export function endpointOfContext(text: string): Endpoint | undefined {
  const [context] = JSON.parse(text) as {
    Endpoints?: { docker?: { Host?: string; SkipTLSVerify?: boolean } }
    TLSMaterial?: { docker?: string[] }
    Storage?: { TLSPath?: string }
  }[]
  const docker = context?.Endpoints?.docker
  if (docker?.Host === undefined) return undefined
  const hasKeys = (context?.TLSMaterial?.docker ?? []).length > 0
  return {
    host: docker.Host,
    tlsPath: hasKeys ? `${context?.Storage?.TLSPath}/docker` : undefined,
    ...(docker.SkipTLSVerify === true ? { isUnverified: true } : {}),
  }
}
