import { BlockList, isIP, isIPv6 } from 'node:net'

/** Whether a text is an address with the length of its prefix, as in `10.0.0.0/24` and `fd00:7::/64`. */
export function isSubnet(text: string): boolean {
  const [base = '', prefix = '', ...more] = text.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(base)] ?? -1
  return more.length === 0 && /^\d+$/.test(prefix) && Number(prefix) <= longest
}

/**
 * Whether an address belongs to a subnet. False where one of them cannot be read, or where they are of two families.
 * @param subnet for instance `10.0.0.0/24`, `fd00:7::/64`
 */
export function isInSubnet(subnet: string, address: string): boolean {
  const [base = '', prefix = ''] = subnet.split('/')
  const addresses = new BlockList()
  try {
    addresses.addSubnet(base, /^\d+$/.test(prefix) ? Number(prefix) : Number.NaN, familyOf(base))
    return addresses.check(address, familyOf(address))
  } catch {
    return false
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
