/** @param host `ssh://USER@NAME:PORT` @returns the words with which `ssh` is told where to go. */
export function targetOf(host: string): readonly string[] {
  const { username, hostname, port } = new URL(host)
  const user = username === '' ? [] : ['-l', decodeURIComponent(username)]
  return [...user, ...(port === '' ? [] : ['-p', port]), '--', hostname.replace(/^\[|\]$/g, '')]
}

/** Address and port, as `ssh` takes them. */
export function placeThere(address: string, port: number): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`
}
