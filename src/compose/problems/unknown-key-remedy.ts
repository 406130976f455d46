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
  const meant = nearestName(name, known)
  if (keys.length === 0 && !hasServices && meant === undefined)
    return { instead: `indent \`${name}\` below a top-level \`services:\`` }
  const since = knownSince(keys, name)
  if (since !== undefined || known.includes(name)) {
    const to = since === undefined ? '' : ` to ${since} or newer`
    return { instead: `update Docker Compose${to}: this one is too old to know \`${name}\``, isLacking: true }
  }
  return meant === undefined ? {} : { instead: `write \`${meant}\`` }
}
