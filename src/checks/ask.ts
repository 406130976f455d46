import { isDropped } from './attempt-history.js'
import type { Check } from './check.js'
import { isDecided } from './judge-answer.js'
import { NoAnswerInTime, type Reply, type RequestLimits, request } from './request.js'

/** Where an app listens: scheme, address and port. @param perhapsTls whether an answer hinted at TLS */
export type AppLocation = (perhapsTls?: boolean) => Promise<URL>

/**
 * Sends a check's request once. Where an answer in plain HTTP hints at TLS, the app is asked again before that answer
 * is taken for the app's.
 * @param trustsDrops whether a connection that is dropped hints at TLS, too
 */
export async function ask(
  check: Check,
  target: URL | AppLocation,
  limits: RequestLimits,
  trustsDrops: boolean,
): Promise<{ readonly url: URL; readonly reply: Reply }> {
  const isEnough: RequestLimits['isEnough'] = (answer) => isDecided(check, answer)
  const first = typeof target === 'function' ? await target() : target
  const reply = await request(first, check, { ...limits, isEnough })
  const asksTls = typeof target === 'function' && hintsAtTls(first, reply, trustsDrops)
  const url = asksTls ? await target(true) : first
  return url.protocol === first.protocol
    ? { url, reply }
    : { url, reply: await request(url, check, { ...limits, isEnough }) }
}

/** What servers of TLS say to plain HTTP: nginx, Go, Apache, Tomcat. Others send an alert, or hang up. */
const WANTS_TLS = /HTTP request (was sent )?to (an )?HTTPS|plain HTTP to an SSL|requires TLS/i

function hintsAtTls({ protocol }: URL, reply: Reply, trustsDrops: boolean): boolean {
  if (protocol === 'https:') return false
  if (reply.kind === 'answer') {
    const { status, body } = reply.answer
    return status === 400 && (body === '' || WANTS_TLS.test(body))
  }
  if (isDropped(reply)) return trustsDrops
  return reply.connected && !(reply.cause instanceof NoAnswerInTime)
}
