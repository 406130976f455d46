/** Where a port of a service is reached from this process, at this moment. */
export interface PortPlace {
  /** Undefined: it cannot be reached. */
  readonly url: URL | undefined
  /** A container of the service is about to be started again, and may be reached then. */
  readonly isRestarting: boolean
  /** What answers there is not the service. */
  readonly isForeign: boolean
}

/** How a port of a service is reached from this process. Only this folder knows where the engine is. */
export interface PortFinder {
  /** @param replica which container of the service, from 0; the first where absent */
  find(service: string, port: number, replica?: number): Promise<PortPlace>
  /** How many containers of the service can be asked. */
  replicasOf(service: string): number
  /** Whether the service shares the network of the engine's machine, so that other servers' ports look like its own. */
  sharesHostNetwork(service: string): boolean
}
