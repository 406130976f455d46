import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { type AddressInfo, createServer as createPlain, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { TLSSocket, TlsOptions } from 'node:tls'

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

/** Signed by itself, for `localhost`. */
const certificate = readFileSync(join(__dirname, 'localhost.pem'))

/** A real HTTPS server on 127.0.0.1. @param answer told the name the client asked for, too */
export function securely(
  answer: (request: IncomingMessage, response: ServerResponse, name: string | false) => void,
  options: TlsOptions = {},
): Promise<Listening> {
  let count = 0
  const server = createSecure({ key: certificate, cert: certificate, ...options }, (request, response) => {
    count++
    answer(request, response, (request.socket as TLSSocket & { servername: string | false }).servername)
  })
  return listening(server, 0, () => count, 'https')
}

/** A server that speaks TLS, and refuses every client with an alert: its certificate does not fit its ciphers. */
export function refusing(): Promise<Listening> {
  return securely(() => {}, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' })
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

async function listening(
  server: Server,
  port: number,
  count: () => number,
  scheme = 'http',
): Promise<Listening> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  return {
    url: new URL(`${scheme}://127.0.0.1:${address.port}`),
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
