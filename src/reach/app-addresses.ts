import type { AppLocation } from '../checks/attempts.js'
import { isTlsPort, speaksTls } from '../checks/tls.js'
import type { Clock } from '../common/clock.js'
import { EngineTrouble } from '../common/problem.js'
import type { AskedContainers } from './asked-containers.js'
import type { PortFinder, PortPlace } from './port-finder.js'

/** Milliseconds between two questions about a container that is being started again. */
const ADDRESS_POLL_MS = 50

/** The addresses of a run's apps. Remembers which ports turned out to speak TLS. */
export class AppAddresses {
  /** The ports that speak TLS, as `service:port`. */
  private readonly overTls = new Set<string>()

  constructor(
    private readonly ports: PortFinder,
    private readonly asked: AskedContainers,
    private readonly clock: Pick<Clock, 'sleep'>,
  ) {}

  /** The machine whose ports are asked over the network; undefined: they are asked in another way. */
  get remoteHost(): string | undefined {
    return this.ports.remoteHost
  }

  /** The URL at which a service's port is reached; undefined where it is not. */
  async urlOf(service: string, port: number): Promise<string | undefined> {
    const { url, isForeign } = await this.find(service, port)
    if (url === undefined || isForeign) return undefined
    const secure =
      this.overTls.has(`${service}:${port}`) || (isTlsPort(port) && (await speaksTls(url)) !== false)
    return (secure ? withTls(url) : url).origin
  }

  /**
   * Follows a service's port: a container that is started again may get another port of this machine. Whether a usual
   * port of TLS really speaks TLS is known only when the server is up. Until then plain HTTP is tried, as some servers
   * hang up on TLS. Any other port is asked in TLS as soon as an answer in plain HTTP hints at TLS and a handshake
   * succeeds.
   * @param replica which container of the service, from 0
   * @returns a function that gives the current address of the port, or the last one; undefined where the port is not
   *   published
   * @throws EngineTrouble where something else than the service answers there; so does the function
   * @throws the signal's reason as soon as it is aborted
   */
  async follow(
    service: string,
    port: number,
    signal: AbortSignal,
    replica = 0,
  ): Promise<AppLocation | undefined> {
    const first = await this.firstUrl(service, port, replica, signal)
    if (first === undefined) return undefined
    let last = first
    let secure = isTlsPort(port) ? undefined : false
    return async (perhapsTls = false) => {
      last = (await this.ownPlace(service, port, replica)).url ?? last
      secure ??= await speaksTls(last, signal)
      if (perhapsTls && secure !== true) secure = (await speaksTls(last, signal)) === true || secure
      if (secure === true) this.overTls.add(`${service}:${port}`)
      return secure === true ? withTls(last) : last
    }
  }

  private async find(service: string, port: number, replica = 0): Promise<PortPlace> {
    return this.ports.find(await this.asked.networkOf(service, replica), port)
  }

  /** An answer counts only if it comes from the engine's own container. */
  private async ownPlace(service: string, port: number, replica: number): Promise<PortPlace> {
    const place = await this.find(service, port, replica)
    if (!place.isForeign) return place
    const at = place.url?.host ?? 'this machine'
    throw this.asked.sharesHostNetwork(service)
      ? new EngineTrouble(
          `something else than ${service} listens at ${at}: it did so before the run began`,
          `end what listens at port ${port} of this machine`,
        )
      : new EngineTrouble(
          `port ${port} of ${service} cannot be reached from here: what answers at ${at} is not the engine's`,
          "run compose-gate on the engine's own machine",
        )
  }

  /**
   * Makes sure that what has answered at a port is the service.
   * @param replica which container of the service, from 0
   * @throws EngineTrouble where something else has; the signal's reason
   */
  async needOwnAnswer(service: string, port: number, replica: number, signal: AbortSignal): Promise<void> {
    const network = await this.asked.networkOf(service, replica)
    if (network.kind !== 'container') return
    const { url } = await this.ports.find(network, port)
    if (url === undefined) return
    const reached = { service, port, container: network.container.id, url }
    if ((await this.ports.isAnswerForeign?.(reached, signal)) !== true) return
    throw new EngineTrouble(
      `something else than ${service} answers at ${url.host}: while it did, the container of ${service} has sent nothing`,
      `set \`engine-host\` to the name at which the ports of the engine's machine are reached`,
    )
  }

  /** How many containers of the service can be asked. */
  replicasOf(service: string): number {
    return this.asked.replicasOf(service)
  }

  /** Whether the service shares the network of the engine's machine, so that other servers' ports look like its own. */
  sharesHostNetwork(service: string): boolean {
    return this.asked.sharesHostNetwork(service)
  }

  /**
   * Waits for a container that its restart policy is about to start again, which publishes nothing meanwhile. Whether
   * it restarts too often is not judged here.
   */
  private async firstUrl(
    service: string,
    port: number,
    replica: number,
    signal: AbortSignal,
  ): Promise<URL | undefined> {
    for (;;) {
      // Both facts are from one moment: a second question could meet the next start, or its end.
      const { url, isRestarting } = await this.ownPlace(service, port, replica)
      if (url !== undefined || !isRestarting) return url
      await this.clock.sleep(ADDRESS_POLL_MS, signal)
    }
  }
}

function withTls({ hostname, port }: URL): URL {
  return new URL(`https://${hostname}:${port || 80}`)
}
