import { BlockList, isIPv6 } from 'node:net'
import { type JsonObject, list, object, string } from '../../common/json.js'

/** A range of addresses, as `10.0.0.0/24` says it. */
interface Subnet {
  readonly base: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
}

/**
 * Whether two networks of the release ask for addresses that overlap: then one of them cannot be made on any machine.
 * @param model the Compose model of the run
 */
export function hasOverlappingSubnets({ networks }: JsonObject): boolean {
  const subnets = Object.values(object(networks)).flatMap((network) =>
    list(object(object(network).ipam).config).flatMap((entry) =>
      subnetOf(string(object(entry).subnet) ?? ''),
    ),
  )
  return subnets.some((one, index) =>
    subnets.slice(index + 1).some((other) => holds(one, other) || holds(other, one)),
  )
}

function subnetOf(text: string): readonly Subnet[] {
  const [base = '', prefix = ''] = text.split('/')
  const family = isIPv6(base) ? 'ipv6' : 'ipv4'
  const isPrefix = /^\d+$/.test(prefix) && Number(prefix) <= (family === 'ipv6' ? 128 : 32)
  return isPrefix ? [{ base, prefix: Number(prefix), family }] : []
}

/** Whether the base of another subnet is in this one. False where one of them is no subnet. */
function holds({ base, prefix, family }: Subnet, other: Subnet): boolean {
  const addresses = new BlockList()
  try {
    addresses.addSubnet(base, prefix, family)
    return addresses.check(other.base, other.family)
  } catch {
    return false
  }
}
