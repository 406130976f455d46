import { type ClientRequest, request as plain, type RequestOptions } from 'node:http'
import { formatDuration } from '../common/duration.js'
import { unbracketed } from '../common/host-address.js'
import type { Answer, Check } from './check.js'
import { CONNECT_TIMEOUT_MS, onSlowConnect } from './connect-limit.js'
import { BrokenAnswer, headOf, PartialAnswer } from './partial-answer.js'
import { oneLine } from './show-value.js'
import { SERVER_NAME, tlsIn } from './tls.js'

/** How much of the status line and the headers is read. Node's own limit is a quarter of this. */
const MAX_HEADER_BYTES = 64 * 1024

/** The type of that frame of HTTP/2. */
const SETTINGS_FRAME = 4

export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | {
      readonly kind: 'unreachable'
      /** A few words, for instance `connection refused`. */
      readonly why: string
      /** Whether a server that is still starting looks like this. False where it answers, but not in HTTP. */
      readonly notYet: boolean
      /** Whether there was a connection at all. */
      readonly connected: boolean
      readonly cause: unknown
    }

export interface RequestLimits {
  readonly signal: AbortSignal
  /** Milliseconds until the whole answer must be there. Absent: only `signal` ends the waiting. */
  readonly timeoutMs?: number | undefined
  /** Whether the part of an answer that has come says enough; absent: only a whole answer does. */
  readonly isEnough?: ((soFar: Answer) => boolean) | undefined
}

/**
 * Sends a check's request once. Redirects count as answers, and the connection is not kept. The certificate of an
 * `https:` target is not verified, because no certificate names `127.0.0.1`.
 * @param target where the app listens: scheme, address and port. The path is the check's.
 * An answer whose head is there, and whose body does not end in time, is what has come of it.
 * @returns the answer, or why there is none
 * @throws the signal's reason as soon as it is aborted
 */
export async function request(
  target: URL,
  check: Pick<Check, 'method' | 'path' | 'headers' | 'body'>,
  { signal, timeoutMs, isEnough = () => false }: RequestLimits,
): Promise<Reply> {
  signal.throwIfAborted()
  const send = target.protocol === 'https:' ? (await import('node:https')).request : plain
  const options = optionsOf(target, check)
  const sent = send(options)
  let tooLate: NoAnswerInTime | undefined
  let connected = false
  const partial = new PartialAnswer(isEnough)
  sent.on('socket', (socket) => {
    socket.on('connect', () => {
      connected = true
    })
    onSlowConnect(socket, options.host ?? '', () => expire(CONNECT_TIMEOUT_MS))
  })
  const stop = () => sent.destroy(new Error('aborted'))
  const expire = (milliseconds: number) => {
    if (partial.finish()) return
    tooLate = new NoAnswerInTime(milliseconds)
    sent.destroy(tooLate)
  }
  signal.addEventListener('abort', stop, { once: true })
  const timer = timeoutMs === undefined ? undefined : setTimeout(expire, timeoutMs, timeoutMs)
  try {
    return { kind: 'answer', answer: await answerTo(sent, check.body, partial) }
  } catch (error) {
    signal.throwIfAborted()
    return unreachable(tooLate ?? error, connected)
  } finally {
    clearTimeout(timer)
    partial.stop()
    signal.removeEventListener('abort', stop)
    sent.destroy()
  }
}

/** Why there is no answer. @param connected whether there was a connection at all */
export function unreachable(cause: unknown, connected: boolean): Reply {
  return { kind: 'unreachable', ...reasonOf(cause, connected), connected, cause }
}

/** The time for an answer was over. */
export class NoAnswerInTime extends Error {
  constructor(readonly milliseconds: number) {
    super('no answer in time')
  }
}

function optionsOf(target: URL, check: Pick<Check, 'method' | 'path' | 'headers' | 'body'>): RequestOptions {
  const given = new Set(Object.keys(check.headers).map((name) => name.toLowerCase()))
  const own: Record<string, string> = { accept: '*/*', 'user-agent': 'compose-gate' }
  if (check.body !== undefined && !given.has('transfer-encoding')) {
    own['content-length'] = String(Buffer.byteLength(check.body))
  }
  const defaults = Object.entries(own).filter(([name]) => !given.has(name))
  return {
    // On some machines `localhost` is ::1, and a port published on 127.0.0.1 does not listen there.
    host: target.hostname === 'localhost' ? '127.0.0.1' : unbracketed(target.hostname),
    port: target.port,
    method: check.method,
    path: encoded(check.path),
    headers: { ...Object.fromEntries(defaults), ...check.headers },
    agent: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    // As browsers and curl read it: a small server may end its lines with a line feed alone.
    insecureHTTPParser: true,
    ...(target.protocol === 'https:' ? tlsOptions(given.has('host')) : {}),
  }
}

/** Where the check has a header Host, Node asks for the certificate of that name. No certificate is verified. */
function tlsOptions(namesHost: boolean) {
  return { rejectUnauthorized: false, ...(namesHost ? {} : { servername: SERVER_NAME }) }
}

/** The path as it was written, with only those characters encoded that no request line may hold. */
function encoded(path: string): string {
  const bytes = (char: string) => [...Buffer.from(char)].map((byte) => `%${byte.toString(16).toUpperCase()}`)
  return path.replace(/[^\x21-\x7e]/gu, (char) => bytes(char).join(''))
}

function answerTo(sent: ClientRequest, body: string | undefined, partial: PartialAnswer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => {
      partial.read(response).then(resolve, reject)
    })
    // Without this listener Node reports a reset. With it, nobody else handles errors of the connection.
    sent.on('upgrade', (response, socket) => {
      socket.on('error', () => {})
      socket.destroy()
      resolve({ ...headOf(response), body: '' })
    })
    sent.end(body)
  })
}

/**
 * How errors of Node are called. Behind a published port the engine's own proxy listens at once, and hangs up while
 * nothing listens in the container. So a connection that is reset says as little as one that is refused.
 */
const ERROR_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  ETIMEDOUT: 'connection timed out',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  EADDRNOTAVAIL: 'no free local port',
  HPE_HEADER_OVERFLOW: `headers of more than ${MAX_HEADER_BYTES / 1024} KiB`,
}

function reasonOf(error: unknown, connected: boolean): { why: string; notYet: boolean } {
  if (error instanceof NoAnswerInTime) {
    const what = connected ? 'answer' : 'connection'
    return { why: `no ${what} within ${formatDuration(error.milliseconds)}`, notYet: true }
  }
  if (error instanceof BrokenAnswer) return { why: error.message, notYet: true }
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException
  const noHttp = code.startsWith('HPE_')
  const tls = tlsIn(error)
  if (tls === false) return { why: 'an answer that is not TLS', notYet: false }
  if (tls === true) return { why: `a failure of TLS: ${tlsReason(error)}`, notYet: false }
  return {
    why: ERROR_WORDS[code] ?? (noHttp ? `an answer that is not ${httpOf(error)}` : oneLine(message)),
    notYet: !noHttp,
  }
}

/** A server of HTTP/2 alone, for instance one of gRPC, begins with its settings, whoever asks. */
function httpOf(error: unknown): string {
  // Node keeps what came with its error.
  const { rawPacket: came } = error as { readonly rawPacket?: unknown }
  if (!Buffer.isBuffer(came) || came.length < 9) return 'HTTP'
  const [type, stream] = [came.readUInt8(3), came.readUInt32BE(5)]
  return type === SETTINGS_FRAME && stream === 0 && came[0] === 0 ? 'HTTP/1.1, but HTTP/2' : 'HTTP'
}

/** In the words of OpenSSL, for instance `tlsv1 unrecognized name`. */
function tlsReason(error: unknown): string {
  const { reason, message = '' } = error as { reason?: unknown; message?: string }
  return oneLine(typeof reason === 'string' ? reason : message)
}
