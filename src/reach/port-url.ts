import { bracketed } from '../common/host-address.js'

/** @param address of IPv4 or IPv6, or the name of a machine */
export function urlAt(address: string, port: number): URL {
  return new URL(`http://${bracketed(address)}:${port}`)
}
