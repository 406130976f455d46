import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../common/environment.js'
import { object, string } from '../common/json.js'

/** Nobody listens there. */
const NO_ENGINE = 'unix:///dev/null'

/**
 * The flags of `docker` for reading a project. Reading needs no engine, but Compose up to 2.40 asks one for its version.
 * With an engine by way of `ssh`, each such question would be a connection of its own, and take a second.
 */
export function readingFlags(environment: Environment): readonly string[] {
  const isBySsh = namedHost(environment)?.startsWith('ssh://') === true
  return isBySsh ? ['--host', NO_ENGINE] : []
}

/** The host that variables or a context name; undefined: none, or it cannot be read. `docker` itself says what is wrong. */
function namedHost(environment: Environment): string | undefined {
  const { DOCKER_HOST: host, DOCKER_CONTEXT: chosen, DOCKER_CONFIG: config, HOME } = environment
  if (host) return host
  const folder = config || join(HOME || homedir(), '.docker')
  const context = chosen || string(jsonIn(folder, 'config.json').currentContext)
  if (!context) return undefined
  // Docker has a folder for each context, which is called by the digest of the name.
  const digest = createHash('sha256').update(context).digest('hex')
  const { Endpoints } = jsonIn(folder, 'contexts', 'meta', digest, 'meta.json')
  return string(object(object(Endpoints).docker).Host)
}

function jsonIn(...path: readonly string[]) {
  try {
    return object(JSON.parse(readFileSync(join(...path), 'utf8')))
  } catch {
    return {}
  }
}
