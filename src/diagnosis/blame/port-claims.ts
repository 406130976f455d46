import { type JsonObject, list, number, object, string } from '../../common/json.js'

/** A port of the machine that a container of the run is to get. */
interface PortClaim {
  /** Empty: all addresses. */
  readonly address: string
  readonly port: number
  readonly protocol: string
}

/**
 * Whether containers of the release ask for one port of the machine more than once: then one of them cannot get it on
 * any machine.
 * @param model the Compose model of the run
 */
export function isAskedForTwice({ services }: JsonObject, port: number): boolean {
  const claims = Object.values(object(services))
    .flatMap((service) => claimsOf(object(service)))
    .filter((claim) => claim.port === port)
  return claims.some((claim, index) => claims.slice(index + 1).some((other) => collide(claim, other)))
}

/** Each as often as there are containers. */
function claimsOf(service: JsonObject): readonly PortClaim[] {
  const replicas = number(object(service.deploy).replicas) ?? number(service.scale) ?? 1
  const claims = list(service.ports).flatMap((entry) => {
    const { published, protocol, host_ip: address } = object(entry)
    if (published === undefined) return []
    return [{ address: string(address) ?? '', port: Number(published), protocol: string(protocol) ?? 'tcp' }]
  })
  return Array.from({ length: replicas }, () => claims).flat()
}

function collide(one: PortClaim, other: PortClaim): boolean {
  const isAny = ({ address }: PortClaim) => address === '' || address === '0.0.0.0' || address === '::'
  return one.protocol === other.protocol && (isAny(one) || isAny(other) || one.address === other.address)
}
