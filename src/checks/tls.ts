import { unbracketed } from '../common/host-address.js'

/** Ports where servers commonly speak TLS. */
const TLS_PORTS = new Set([443, 4443, 8443, 9443])

/** How long a server may take to answer the first message of TLS. */
const HANDSHAKE_TIMEOUT_MS = 2000

/** The server's name in the handshake, where a check names no other. An address cannot be a name there. */
export const SERVER_NAME = 'localhost'

/**
 * Tries whether a server speaks TLS, by a handshake alone. Certificates are not verified.
 * @param signal ends the attempt
 * @returns undefined where the server says nothing, hangs up or is not there
 */
export async function speaksTls(
  { hostname, port }: URL,
  signal?: AbortSignal | undefined,
): Promise<boolean | undefined> {
  // Loaded late, because most apps leave TLS to a proxy in front of them.
  const { connect } = await import('node:tls')
  return new Promise((resolve) => {
    const host = unbracketed(hostname)
    const options = { servername: SERVER_NAME, rejectUnauthorized: false }
    const socket = connect(Number(port || 80), host, options)
    const end = (spoken: boolean | undefined) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
      socket.destroySoon()
      resolve(spoken)
    }
    const leave = () => {
      end(undefined)
      socket.destroy()
    }
    const timer = setTimeout(leave, HANDSHAKE_TIMEOUT_MS)
    socket.on('secureConnect', () => end(true))
    socket.on('error', (error) => end(tlsIn(error)))
    socket.on('close', () => end(undefined))
    if (signal?.aborted === true) leave()
    else signal?.addEventListener('abort', leave, { once: true })
  })
}

/**
 * What the failure of a TLS connection shows of the server: true where it speaks TLS but refused this client (an
 * alert, an old version), false where it speaks something else, undefined where the failure shows neither.
 */
export function tlsIn(error: unknown): boolean | undefined {
  const { code = '', message = '' } = error as NodeJS.ErrnoException
  if (code !== 'EPROTO' && !code.startsWith('ERR_SSL')) return undefined
  return !/wrong version number|packet length too long|http request|record too small/i.test(message)
}

/** Whether servers commonly speak TLS on this port. */
export function isTlsPort(port: number): boolean {
  return TLS_PORTS.has(port)
}
