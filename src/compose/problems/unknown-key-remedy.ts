import { nearestKey } from '../../common/nearest-name.js'
import type { Problem } from '../../common/problem.js'
import type { YamlKey } from '../yaml/walk.js'
import { knownKeys } from './compose-keys.js'
import { knownSince } from './new-keys.js'

/**
 * What to write instead of a key that Compose does not know.
 * @param keys of the map that holds a key with this name
 * @param hasServices whether the project has any
 */
export function insteadOfUnknown(
  name: string,
  keys: readonly YamlKey[],
  hasServices: boolean,
  known = knownKeys(keys),
): Pick<Problem, 'instead' | 'isLacking'> {
  const own = name.replace(ODD_BLANKS, '')
  if (own !== name)
    return { instead: `write plain spaces around \`${own}\`: others look alike, and are part of the key` }
  const [section, , list] = keys
  if (section === 'services' && (list === 'volumes' || list === 'ports') && /[/.~\d]/.test(name))
    return { instead: `write one text, without a blank behind the colon: \`- ${TEXT_EXAMPLES[list](name)}\`` }
  const meant = nearestKey(name, known)
  if (keys.length === 0 && !hasServices && meant === undefined)
    return { instead: `indent \`${name}\` below a top-level \`services:\`` }
  const since = knownSince(keys, name)
  if (since !== undefined || known.includes(name)) {
    const to = since === undefined ? '' : ` to ${since} or newer`
    return { instead: `update Docker Compose${to}: this one is too old to know \`${name}\``, isLacking: true }
  }
  if (meant !== undefined) return { instead: `write \`${meant}\`` }
  return keys.length > 0
    ? insteadOfMisplaced(name, keys, known)
    : {
        instead: `indent \`${name}\` below \`services\`, or begin its name with \`x-\` if it is a note of your own`,
      }
}

/** So few keys are worth telling a user who has to choose one. */
const MAX_TOLD_KEYS = 10

/** What to do with a key that is like none of its map: it belongs to another map, or one of few is meant. */
function insteadOfMisplaced(
  name: string,
  keys: readonly YamlKey[],
  known: readonly string[],
): Pick<Problem, 'instead'> {
  const [section, service] = keys
  const top = knownKeys([])
  if (keys.length === 2 && section === 'services' && top.includes(`${service}`))
    return { instead: `begin \`${service}\` in column 1, if no service is called so` }
  if (name === 'version') return { instead: 'leave it out: Compose needs no version' }
  if (top.includes(name)) return { instead: `begin \`${name}\` in column 1, beside \`services\`` }
  if (section === 'services' && keys.length > 2 && knownKeys(['services', '']).includes(name))
    return { instead: `indent \`${name}\` as far as \`${keys[2]}\`: it is a key of the service` }
  const few = known.length > 0 && known.length <= MAX_TOLD_KEYS
  return {
    instead: few
      ? `write one of ${known.map((key) => `\`${key}\``).join(', ')}`
      : `leave it out, or begin its name with \`x-\` if it is a note of your own`,
  }
}

/** An entry that is one text; a blank behind its colon makes a map of it. */
const TEXT_EXAMPLES = {
  volumes: (source: string) => `${source}:/path/in/container`,
  ports: (port: string) => `"${port}:80"`,
} as const

/** No-break spaces and the like, as they come from web pages and chats. */
const ODD_BLANKS = /^[^\S ]+|[^\S ]+$|[\u200b\u2060\ufeff]/g

/** Whether a key is like no other, and only stands where keys of one's own cannot stand. */
export function isOnlyMisplaced({ instead }: Pick<Problem, 'instead'>): boolean {
  return instead?.includes('below `services`,') === true
}
