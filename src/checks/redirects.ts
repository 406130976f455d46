import type { Answer, Check } from './check.js'

/** Redirects that one request may lead through. */
export const MAX_REDIRECTS = 10

/** The names by which an app calls itself where it is reached on the machine. */
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0'])

/** Whether an answer sends whoever asked to another place. */
export function isRedirect({ status, headers }: Answer): boolean {
  return headers.location !== undefined && [301, 302, 303, 307, 308].includes(status)
}

/**
 * The request that a redirect asks for, as long as it leads to the app itself: to a path, to the address that was
 * asked, to `localhost` whatever its port, or to the name that the check asks for.
 * @param target where the app listens
 * @returns undefined where the answer is no redirect, or leads elsewhere
 */
export function redirected(check: Check, target: URL, answer: Answer): Check | undefined {
  const { status, headers } = answer
  const { location = '' } = headers
  const from = new URL(check.path, target.origin)
  if (!isRedirect(answer) || !URL.canParse(location, from.href)) return undefined
  const to = new URL(location, from)
  if (to.origin !== target.origin && !isOwnName(to, check)) return undefined
  const path = `${to.pathname}${to.search}`
  const isKept = status === 307 || status === 308 || check.method === 'GET' || check.method === 'HEAD'
  return isKept ? { ...check, path } : { ...check, path, method: 'GET', body: undefined }
}

function isOwnName(to: URL, { headers, service }: Check): boolean {
  const asked = Object.entries(headers).find(([name]) => name.toLowerCase() === 'host')?.[1]
  const names = [service, asked?.replace(/:\d+$/, '')]
  return OWN_NAMES.has(to.hostname) || names.includes(to.hostname)
}
