import { EngineTrouble } from '../common/problem.js'
import { EXAMPLE_ADDRESSES } from './endpoint.js'

/** What the docker command line says where it cannot find out which engine it is to speak to, whatever it is asked. */
const UNRESOLVED = /^(?:Failed to initialize|error): (?:unable to resolve docker endpoint: )?/

/** Words of the docker command line, or of an engine's TLS, and what to do about them. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /\bcontext tls info\b|\.pem: (?!no such file)/,
    'correct the keys in DOCKER_CERT_PATH, or of the context: ca.pem, cert.pem and a key.pem that belongs to it',
  ],
  [
    /\bcontext\b(?! deadline)/,
    'set DOCKER_CONTEXT to a context that `docker context ls` lists, or set DOCKER_HOST',
  ],
  [/\.pem: no such file/, 'set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem'],
  [/no such host|lookup/, 'correct the name of the machine in DOCKER_HOST, or in the context'],
  [
    /HTTP response to HTTPS client|first record does not look like a TLS handshake/,
    'the engine does not speak TLS at this port: correct the port, or unset DOCKER_TLS_VERIFY',
  ],
  [
    /HTTP request to an HTTPS server|malformed HTTP response/,
    'the engine speaks TLS at this port: set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder of its keys',
  ],
  [
    /x509|certificate|tls:/i,
    'compare the certificates in DOCKER_CERT_PATH with those of the engine: name, time and authority',
  ],
  [
    /\bEOF$|reset by peer/,
    'what listens there hangs up: compare the port, TLS and the keys with what the engine wants',
  ],
  [
    /refused|timeout|timed out|deadline|unreachable/,
    'start Docker there, or correct the machine and the port',
  ],
]

/** Whether the docker command line could not find out which engine it is to speak to. */
export function isUnresolved(printed: string): boolean {
  return UNRESOLVED.test(printed) && printed.startsWith('Failed to initialize')
}

/** The trouble that the docker command line tells. @param printed its standard error */
export function dockerTrouble(printed: string, place?: string): EngineTrouble {
  const last = printed.trim().split('\n').at(-1) ?? ''
  const words = last.replace(UNRESOLVED, '').replace(/^error during connect: (?:\w+ "[^"]*": )?/, '')
  const remedy = REMEDIES.find(([said]) => said.test(words))?.[1]
  if (remedy === undefined && isUnresolved(printed))
    return new EngineTrouble(
      `DOCKER_HOST, or the context, is no address of an engine: ${words}`,
      `write something like ${EXAMPLE_ADDRESSES}`,
    )
  const message = place === undefined ? words : `no Docker Engine answers at ${place}: ${words}`
  return new EngineTrouble(
    message || 'docker does not say which engine it speaks to',
    remedy ?? 'try `docker version`',
  )
}
