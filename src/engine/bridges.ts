import type Dockerode from 'dockerode'

/** A bridge network of an engine, as the network of the engine's machine shows it. */
export interface Bridge {
  /** Of the network. */
  readonly id: string
  /** Name of the bridge's interface. */
  readonly interface: string
  /** The interface is named after the random id of the network: no other engine has one of this name. */
  readonly isUnique: boolean
  /** The bridge's own addresses. */
  readonly gateways: readonly string[]
}

const INTERFACE_NAME = 'com.docker.network.bridge.name'

/** Characters of a network's id in the name of its interface. */
const ID_IN_NAME = 12

/** Docker makes the interface together with the network. */
export async function bridgesOf(api: Dockerode): Promise<readonly Bridge[]> {
  const networks = await api.listNetworks({ filters: { driver: ['bridge'] } })
  return networks.map(({ Id, Options, IPAM }) => {
    const named = Options?.[INTERFACE_NAME]
    const gateways = (IPAM?.Config ?? []).flatMap(({ Gateway }) => Gateway ?? [])
    return {
      id: Id,
      interface: named || `br-${Id.slice(0, ID_IN_NAME)}`,
      isUnique: !named,
      gateways,
    }
  })
}
