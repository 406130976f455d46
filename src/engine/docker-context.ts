import type { Clock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import { askCommand } from './command.js'
import type { Endpoint } from './endpoint.js'

/** The endpoint of the docker command line's current context; undefined where it does not say. */
export async function currentEndpoint(
  environment: Environment,
  clock?: Clock,
  signal?: AbortSignal,
): Promise<Endpoint | undefined> {
  const options = { cwd: process.cwd(), env: environment, clock, signal }
  const answer = await askCommand('docker', ['context', 'inspect'], options).catch(() => undefined)
  return answer?.exitCode === 0 ? endpointIn(answer.stdout) : undefined
}

/** @param text what `docker context inspect` prints, JSON */
export function endpointIn(text: string): Endpoint | undefined {
  const [context] = JSON.parse(text) as {
    Endpoints?: { docker?: { Host?: string } }
    TLSMaterial?: { docker?: string[] }
    Storage?: { TLSPath?: string }
  }[]
  const host = context?.Endpoints?.docker?.Host
  if (host === undefined) return undefined
  const hasKeys = (context?.TLSMaterial?.docker ?? []).length > 0
  return { host, tlsPath: hasKeys ? `${context?.Storage?.TLSPath}/docker` : undefined }
}
