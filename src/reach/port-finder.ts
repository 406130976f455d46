import type { AskedNetwork } from './asked-containers.js'

/** A port of a container, and where it is reached. */
export interface ReachedPort {
  readonly service: string
  readonly port: number
  /** The container's id. */
  readonly container: string
  readonly url: URL
}

/** Where a port of a service is reached from this process, at this moment. */
export interface PortPlace {
  /** Undefined: it cannot be reached. */
  readonly url: URL | undefined
  /** A container of the service is about to be started again, and may be reached then. */
  readonly isRestarting: boolean
  /** What answers there is not the service. */
  readonly isForeign: boolean
}

export const NOWHERE: PortPlace = { url: undefined, isRestarting: false, isForeign: false }

/** How a port of a service is reached from this process. Only this folder knows where the engine is. */
export interface PortFinder {
  /** The machine whose ports are asked over the network; undefined: they are asked in another way. */
  readonly remoteHost?: string
  /** @throws EngineTrouble where the engine is lost, or does not let this process reach the port */
  find(network: AskedNetwork, port: number): Promise<PortPlace>
  /**
   * Whether what has answered there is something else than the container; absent: `find` tells.
   * @throws EngineTrouble where the engine is lost; the signal's reason
   */
  isAnswerForeign?(reached: ReachedPort, signal: AbortSignal): Promise<boolean>
}
