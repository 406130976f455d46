import { isDropped } from './attempt-history.js'
import type { Check } from './check.js'
import { greetingOf } from './connect.js'
import { isDecided } from './judge-answer.js'
import { MAX_REDIRECTS, redirected } from './redirects.js'
import { NoAnswerInTime, type Reply, type RequestLimits, request } from './request.js'
import { isTcp } from './tcp.js'

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
  if (isTcp(check)) return { url: first, reply: await greetingOf(first, { ...limits, isEnough }) }
  const reply = await followed(first, check, limits)
  const asksTls = typeof target === 'function' && hintsAtTls(first, reply, trustsDrops)
  const url = asksTls ? await target(true) : first
  return url.protocol === first.protocol ? { url, reply } : { url, reply: await followed(url, check, limits) }
}

/** Sends a request, and those that the answers redirect to, where the check wants that. */
async function followed(target: URL, check: Check, limits: RequestLimits): Promise<Reply> {
  let next = check
  for (let redirects = 0; ; redirects++) {
    const asked = next
    const isEnough: RequestLimits['isEnough'] = (answer) => isDecided(asked, answer)
    const reply = await request(target, asked, { ...limits, isEnough })
    if (check.follow !== true || reply.kind !== 'answer' || redirects >= MAX_REDIRECTS) return reply
    const to = redirected(asked, target, reply.answer)
    if (to === undefined) return reply
    next = to
  }
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
