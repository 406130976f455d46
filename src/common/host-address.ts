/** A host as it stands in a URL and before a port: an address of IPv6 in brackets, `[::1]`. */
export function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}

/** A host as sockets and programs take it: `::1` of a URL's `[::1]`. */
export function unbracketed(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}
