import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A registry that takes every connection and never answers. */
export interface SilentRegistry extends AsyncDisposable {
  /** Of the loopback. */
  readonly port: number
  /** Whether anybody has connected so far. */
  wasAsked(): boolean
}

export async function startSilentRegistry(): Promise<SilentRegistry> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    socket.on('error', () => {})
    sockets.add(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    wasAsked: () => sockets.size > 0,
    [Symbol.asyncDispose]: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
