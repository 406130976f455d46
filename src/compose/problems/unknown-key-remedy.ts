import { nearestName } from '../../common/nearest-name.js'
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
  const meant = nearestName(name, known)
  if (keys.length === 0 && !hasServices && meant === undefined)
    return { instead: `indent \`${name}\` below a top-level \`services:\`` }
  const since = knownSince(keys, name)
  if (since !== undefined || known.includes(name)) {
    const to = since === undefined ? '' : ` to ${since} or newer`
    return { instead: `update Docker Compose${to}: this one is too old to know \`${name}\``, isLacking: true }
  }
  if (meant !== undefined) return { instead: `write \`${meant}\`` }
  return keys.length > 0
    ? {}
    : {
        instead: `indent \`${name}\` below \`services\`, or begin its name with \`x-\` if it is a note of your own`,
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
