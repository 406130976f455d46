import { ask } from './command.js'
import type { Endpoint } from './endpoint.js'

/** The endpoint of the docker command line's current context; undefined where it does not say. */
export async function currentEndpoint(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Endpoint | undefined> {
  const answer = await ask('docker', ['context', 'inspect'], { cwd: process.cwd(), env: environment }).catch(
    () => undefined,
  )
  if (answer === undefined || answer.exitCode !== 0) return undefined
  const [context] = JSON.parse(answer.stdout) as {
    Endpoints?: { docker?: { Host?: string } }
    TLSMaterial?: { docker?: string[] }
    Storage?: { TLSPath?: string }
  }[]
  const host = context?.Endpoints?.docker?.Host
  if (host === undefined) return undefined
  const hasKeys = (context?.TLSMaterial?.docker ?? []).length > 0
  return { host, tlsPath: hasKeys ? `${context?.Storage?.TLSPath}/docker` : undefined }
}
