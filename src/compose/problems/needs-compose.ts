import type { Problem } from '../../common/problem.js'

/**
 * The problem of a key that the Compose at hand is too old for.
 * @param since the first version that knows the key
 * @param version the one at hand
 */
export function needsCompose(key: string, since: string, version: string): Problem {
  const short = since.replace(/\.0$/, '')
  return {
    message: `${key} needs Docker Compose ${short} or later, this is ${version}`,
    instead: `install Docker Compose ${short} or newer (docker-compose-plugin)`,
    isLacking: true,
  }
}
