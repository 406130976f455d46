import { type JsonObject, list, object, string } from '../../common/json.js'
import { isInSubnet } from '../../compose/subnet.js'

/**
 * Whether two networks of the release ask for addresses that overlap: then one of them cannot be made on any machine.
 * @param model the Compose model of the run
 */
export function hasOverlappingSubnets({ networks }: JsonObject): boolean {
  const asked = Object.values(object(networks)).flatMap((network) =>
    list(object(object(network).ipam).config).flatMap((entry) => string(object(entry).subnet) ?? []),
  )
  const holds = (one: string, other: string) => isInSubnet(one, other.split('/')[0] ?? '')
  // One that cannot be read does not even hold its own addresses.
  const subnets = asked.filter((subnet) => holds(subnet, subnet))
  return subnets.some((one, index) =>
    subnets.slice(index + 1).some((other) => holds(one, other) || holds(other, one)),
  )
}
