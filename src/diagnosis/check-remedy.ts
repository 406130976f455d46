import type { FailedResult } from '../checks/attempts.js'
import type { Answer, Check } from '../checks/check.js'
import { isRedirect, redirected } from '../checks/redirects.js'
import { type JsonObject, object, string } from '../common/json.js'

/** Variables that name the hosts for which an app answers. */
const HOST_VARIABLE =
  /(?:^|_)(?:ALLOWED_HOSTS?|VIRTUAL_HOST|SERVER_NAME|DOMAIN(?:_NAME)?|HOST_?NAME|(?:SITE|APP|BASE|PUBLIC)_URL)$/i

/** A host's name in a list, in JSON or in a URL. Django writes a dot before the name of a domain. */
const HOST_NAME = /[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*|\blocalhost\b/i

/**
 * What to write in a check whose answer shows that it asks in another way than the app wants: for another name, or for
 * what a redirect leads to. One sentence without a full stop; undefined: the answer shows no such thing.
 * @param model the Compose model of the run
 */
export function checkRemedy(
  check: Check,
  service: string,
  { answer, url, wrongStatus }: FailedResult,
  model: JsonObject,
): string | undefined {
  if (answer === undefined || !wrongStatus) return undefined
  const { status, body } = answer
  const namesHost = Object.keys(check.headers).some((name) => name.toLowerCase() === 'host')
  const saysHost = /\bhosts?\b/i.test(body)
  const refusesName =
    status === 421 || (status === 400 && (check.method === 'GET' || saysHost)) || (status === 403 && saysHost)
  if (refusesName && !namesHost) {
    const name = hostNameOf(service, model) ?? 'localhost'
    return `the app may refuse the name 127.0.0.1: write the check as a map with \`headers: {Host: ${name}}\``
  }
  return isRedirect(answer) ? redirectRemedy(check, answer, url) : undefined
}

/** @param url what was asked */
function redirectRemedy(check: Check, answer: Answer, url = new URL('http://127.0.0.1')): string | undefined {
  const { status, headers } = answer
  const { location = '' } = headers
  const from = new URL(check.path, url.origin).href
  if (!URL.canParse(location, from)) return undefined
  const to = new URL(location, from)
  const saysProtocol = Object.keys(check.headers).some((name) => name.toLowerCase() === 'x-forwarded-proto')
  if (url.protocol === 'http:' && to.protocol === 'https:' && !saysProtocol) {
    return `the app sends plain HTTP to ${to.origin}, and takes the word of a proxy for HTTPS: write the check as a map with \`headers: {X-Forwarded-Proto: https}\``
  }
  if (redirected(check, url, answer) === undefined) {
    return `the redirect to ${to.origin} leads away from the app: expect it, for instance with \`${check.method} ${check.path} ${status}\``
  }
  return check.follow === true
    ? undefined
    : 'write `follow=true` in the check if it is to follow the redirect'
}

/** The name for which an app answers, as its own variables say; undefined: none does. */
export function hostNameOf(service: string, model: JsonObject): string | undefined {
  const { environment } = object(object(model.services)[service])
  for (const [name, value] of Object.entries(object(environment))) {
    if (!HOST_VARIABLE.test(name)) continue
    const found = HOST_NAME.exec(string(value) ?? '')?.[0]
    if (found !== undefined) return found
  }
  return undefined
}
