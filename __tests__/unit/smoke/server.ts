import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createPlain, type Server, type Socket } from 'node:net'

export interface Listening extends AsyncDisposable {
  readonly url: URL
  /** Requests or connections that came in. */
  readonly count: () => number
}

type Answering = (request: IncomingMessage, response: ServerResponse, count: number) => void

/** A real HTTP server on 127.0.0.1. @param answer called with how many requests there were, this one included */
export function serving(answer: Answering, port = 0): Promise<Listening> {
  let count = 0
  const server = createServer((request, response) => {
    count++
    answer(request, response, count)
  })
  return listening(server, port, () => count)
}

/** A server that speaks whatever it is told to. */
export function speaking(talk: (socket: Socket, count: number) => void): Promise<Listening> {
  let count = 0
  const server = createPlain((socket) => {
    count++
    socket.on('error', () => {})
    // Unread, it would never notice that the other side has hung up.
    socket.resume()
    talk(socket, count)
  })
  return listening(server, 0, () => count)
}

async function listening(server: Server, port: number, count: () => number): Promise<Listening> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${address.port}`),
    count,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A port on 127.0.0.1 that nothing listens on. */
export async function closedPort(): Promise<URL> {
  const server = await serving(() => {})
  const { url } = server
  await server[Symbol.asyncDispose]()
  return url
}
