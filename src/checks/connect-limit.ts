import { isIP, type Socket } from 'node:net'

/**
 * Milliseconds in which a connection must stand. A new attempt gets through sooner than what the kernel repeats of this
 * one. And while an attempt hangs, nobody can find out that a firewall swallows it.
 */
export const CONNECT_TIMEOUT_MS = 3000

/**
 * Calls back where a connection does not stand in time. To look up the name takes as long as it takes.
 * @param socket that connects
 * @param host name or address that it was told
 */
export function onSlowConnect(socket: Socket, host: string, call: () => void): void {
  const begin = () => {
    const timer = setTimeout(call, CONNECT_TIMEOUT_MS)
    for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(timer))
  }
  if (isIP(host) === 0) socket.once('lookup', begin)
  else begin()
}
