import type { JsonObject } from '../common/json.js'
import type { ContainerDetails } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import type { ServiceContainers } from '../engine/service-containers.js'
import { exposureInModel } from './service-exposure.js'

/** Whose network a service is asked in: that of a container, or the machine's; `none`: it has none. */
export type AskedNetwork =
  | { readonly kind: 'container'; readonly container: ContainerDetails }
  | { readonly kind: 'host' }
  | { readonly kind: 'none' }

/** The containers that are asked in place of services. */
export class AskedContainers {
  /** @param model the Compose model of the run */
  constructor(
    private readonly model: JsonObject,
    private readonly containers: Pick<ServiceContainers, 'of'>,
    private readonly docker: Pick<Docker, 'inspect'>,
  ) {}

  /** @param replica which container of the service, from 0 */
  async networkOf(service: string, replica: number): Promise<AskedNetwork> {
    const exposure = exposureInModel(this.model, service)
    if (exposure.kind !== 'published') return { kind: exposure.kind }
    const listed = this.containers.of(exposure.by)[replica]
    const container = listed && (await this.docker.inspect(listed.id))
    return container === undefined ? { kind: 'none' } : { kind: 'container', container }
  }

  /** How many containers of the service can be asked. */
  replicasOf(service: string): number {
    const exposure = exposureInModel(this.model, service)
    return exposure.kind === 'published' ? Math.max(1, this.containers.of(exposure.by).length) : 1
  }

  /** Whether the service shares the network of the engine's machine, so that other servers' ports look like its own. */
  sharesHostNetwork(service: string): boolean {
    return exposureInModel(this.model, service).kind === 'host'
  }
}
