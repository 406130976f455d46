import type { AppLocation } from '../checks/attempts.js'
import { isTlsPort, speaksTls } from '../checks/tls.js'
import { object } from '../common/json.js'
import { parseNetworkMode } from '../compose/network-mode.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import { type Exposure, exposureBy } from '../plan/exposure.js'
import type { StepContext } from './step-context.js'

/** The URL of a service's port on this machine; undefined where it is not published. */
export async function urlOf(service: string, port: number, stage: StepContext): Promise<string | undefined> {
  const { url } = await look(service, port, stage)
  if (url === undefined) return undefined
  const secure =
    spoken.get(stage)?.has(`${service}:${port}`) === true ||
    (isTlsPort(port) && (await speaksTls(url)) !== false)
  return (secure ? overTls(url) : url).origin
}

/** The ports of a run that turned out to speak TLS. */
const spoken = new WeakMap<StepContext, Set<string>>()

/**
 * Follows a service's port on this machine: a container that is started again may get another free port, and whether a
 * port of TLS is one shows only when the server is there. Until it does, plain HTTP is tried: some hang up on TLS. Any
 * other port is asked in TLS as soon as an answer in plain HTTP hints at it and a handshake succeeds.
 * @returns tells where it is now, or was last; undefined where the port is not published
 * @throws the signal's reason as soon as it is aborted
 */
export async function followed(
  service: string,
  port: number,
  stage: StepContext,
  signal: AbortSignal,
): Promise<AppLocation | undefined> {
  const first = await published(service, port, stage, signal)
  if (first === undefined) return undefined
  let last = first
  let secure = isTlsPort(port) ? undefined : false
  return async (perhapsTls = false) => {
    last = (await look(service, port, stage)).url ?? last
    secure ??= await speaksTls(last, signal)
    if (perhapsTls && secure !== true) secure = (await speaksTls(last, signal)) === true || secure
    if (secure === true) spoken.set(stage, (spoken.get(stage) ?? new Set()).add(`${service}:${port}`))
    return secure === true ? overTls(last) : last
  }
}

/** Milliseconds between two looks at a container that is being started again. */
const BETWEEN_LOOKS = 50

/**
 * Where a service's port is, as soon as it is somewhere: a container that its restart policy is about to start again
 * publishes nothing meanwhile. Whether it restarts too often is not judged here.
 */
async function published(
  service: string,
  port: number,
  stage: StepContext,
  signal: AbortSignal,
): Promise<URL | undefined> {
  for (;;) {
    // One look decides: a second could find the next start, or the end of it.
    const { url, restarting } = await look(service, port, stage)
    if (url !== undefined || !restarting) return url
    await stage.clock.sleep(BETWEEN_LOOKS, signal)
  }
}

interface Look {
  /** Absent: not published. */
  readonly url?: URL | undefined
  /** It may be published at once. */
  readonly restarting: boolean
}

async function look(service: string, port: number, stage: StepContext): Promise<Look> {
  const exposure = exposureOf(service, stage)
  if (exposure.kind === 'host') return { url: urlAt('127.0.0.1', port), restarting: false }
  const containers = exposure.kind === 'none' ? [] : await containersOf(exposure.by, stage)
  const [place] = containers.flatMap(({ published }) => published[`${port}/tcp`] ?? [])
  return {
    url: place && urlAt(place.address, place.port),
    restarting: containers.some(({ restarting }) => restarting),
  }
}

/** Where a service of the run is reached. */
export function exposureOf(service: string, { model }: StepContext): Exposure {
  const services = object(model.services)
  return exposureBy(service, (name) => parseNetworkMode(object(services[name]).network_mode))
}

async function containersOf(
  service: string,
  { containers, docker }: StepContext,
): Promise<ContainerDetails[]> {
  const facts = await Promise.all(containers.of(service).map(({ id }) => docker.inspect(id)))
  return facts.filter((one) => one !== undefined)
}

function urlAt(address: string, port: number): URL {
  return new URL(`http://${address.includes(':') ? `[${address}]` : address}:${port}`)
}

function overTls({ hostname, port }: URL): URL {
  return new URL(`https://${hostname}:${port || 80}`)
}
