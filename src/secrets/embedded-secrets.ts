import { isTelling } from './telling-name.js'

/** Characters of a user's name in a URL that is a token, and has no password: `https://TOKEN@example.com`. */
const MIN_TOKEN_CHARACTERS = 16

/** Passwords and tokens inside a longer text: in URLs, in settings such as `password=x`, in JSON, in headers. */
export function embeddedSecrets(text: string): readonly string[] {
  // Most of the thousand values of a large project are one word, and what is looked for is never one.
  if (!/[@=:\s]/.test(text)) return []
  return [
    ...new Set([...inUrls(text), ...inSettings(text), ...inHeaders(text)].filter((value) => value !== '')),
  ]
}

function inUrls(text: string): readonly string[] {
  const urls = [...text.matchAll(/[a-z][a-z\d+.-]*:\/\/([^\s:/?#@"']*)(?::([^\s"']*))?@/gi)]
  // Some drivers take a URL without its scheme. The digest of an image looks like one.
  const [, password] = /^[^\s:/?#@"']+:(?!\/)([^\s"']+)@(?!sha256:)/.exec(text) ?? []
  return [
    ...urls.flatMap(([, user = '', rest]) => (rest === undefined ? tokenIn(user) : passwordsIn(rest))),
    ...(password === undefined ? [] : passwordsIn(password)),
  ]
}

function tokenIn(user: string): readonly string[] {
  return user.length >= MIN_TOKEN_CHARACTERS ? withDecoded(user) : []
}

/**
 * The password before the host, as the standard has it, and as people write it: a sign that belongs escaped may stand
 * there as it is, so that only the last `@` ends the password.
 */
function passwordsIn(rest: string): readonly string[] {
  return [rest.split('@')[0] ?? '', rest.split(/[/?#]/)[0] ?? '', rest].flatMap(withDecoded)
}

/** `password=x` of a connection string or of the query of a URL, and `"password": "x"`. */
function inSettings(text: string): readonly string[] {
  const settings = [
    ...text.matchAll(/([a-z_][\w.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;&,"']+))/gi),
    ...text.matchAll(/["']?([a-z_][\w.-]*)["']?\s*:\s*(?:"([^"]*)"|'([^']*)'|([^\s;&,"'{}[\]]+))/gi),
  ]
  return settings.flatMap(([, name = '', ...values]) =>
    isTelling(name) ? withDecoded(values.find((value) => value !== undefined) ?? '') : [],
  )
}

function inHeaders(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:Bearer|Basic)\s+([\w.~+/-]{12,}=*)/gi)].map(([, value = '']) => value)
}

function withDecoded(value: string): readonly string[] {
  try {
    return [value, decodeURIComponent(value)]
  } catch {
    return [value]
  }
}
