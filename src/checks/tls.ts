/** Where a browser would speak TLS. */
const TLS_PORTS = new Set([443, 4443, 8443, 9443])

/** Milliseconds in which a server must have answered the first words of TLS. */
const HANDSHAKE_TIMEOUT_MS = 2000

/** The name that is asked for where a check names no other: certificates cannot name `127.0.0.1` and a port. */
export const SERVER_NAME = 'localhost'

/**
 * Tries whether a server speaks TLS, by a handshake and nothing else. Certificates are not verified.
 * @param signal aborted: tries no longer
 * @returns undefined where it says nothing, hangs up or is not there
 */
export async function speaksTls(
  { hostname, port }: URL,
  signal?: AbortSignal | undefined,
): Promise<boolean | undefined> {
  // Loaded late: most apps leave TLS to what stands in front of them.
  const { connect } = await import('node:tls')
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '')
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
 * What a failure of a TLS connection shows of the other side: that it speaks TLS, though not to everybody (an alert, an
 * old version), or something else; undefined: neither.
 */
export function tlsIn(error: unknown): boolean | undefined {
  const { code = '', message = '' } = error as NodeJS.ErrnoException
  if (code !== 'EPROTO' && !code.startsWith('ERR_SSL')) return undefined
  return !/wrong version number|packet length too long|http request|record too small/i.test(message)
}

/** Whether a port is one where a browser would speak TLS. */
export function isTlsPort(port: number): boolean {
  return TLS_PORTS.has(port)
}
