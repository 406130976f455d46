/** @param address of IPv4 or IPv6, or the name of a machine */
export function urlAt(address: string, port: number): URL {
  const isBare = address.includes(':') && !address.startsWith('[')
  return new URL(`http://${isBare ? `[${address}]` : address}:${port}`)
}
