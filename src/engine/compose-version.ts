import { EngineTrouble } from '../common/problem.js'
import { isOlder, versionIn } from '../common/version-order.js'
import { askCommand, type CommandResult, type RunOptions, runCommand } from './command.js'

/**
 * The oldest Compose whose resolved model can be edited and handed back without loss. Compose 2.24 prints the services of
 * inactive profiles too, and nothing of env files; 2.25 prints YAML where JSON is asked for.
 */
export const OLDEST_COMPOSE = '2.26.1'

const INSTALL_COMPOSE = `install Docker Compose ${OLDEST_COMPOSE} or newer as a plugin of docker (docker-compose-plugin)`

/**
 * The version of `docker compose`, for instance `2.40.3`.
 * @throws EngineTrouble where there is none, or one that is too old; the signal's reason
 */
export async function composeVersion(options: RunOptions, signal: AbortSignal): Promise<string> {
  const answer = await runCommand('docker', ['compose', 'version', '--short'], options, signal)
  const version = versionIn(answer.stdout)
  if (answer.exitCode !== 0 || version === undefined) throw await noPlugin(answer, options, signal)
  if (isOlder(version, OLDEST_COMPOSE)) {
    throw new EngineTrouble(`Docker Compose ${version} is too old`, INSTALL_COMPOSE)
  }
  return version
}

/** Tells an old stand-alone `docker-compose` from none at all. */
async function noPlugin(
  answer: CommandResult,
  { cwd, env }: RunOptions,
  signal: AbortSignal,
): Promise<EngineTrouble> {
  const standalone = await askCommand('docker-compose', ['--version'], { cwd, env, signal }).catch(
    () => undefined,
  )
  const version = standalone && versionIn(standalone.stdout)
  const cause = new Error(answer.stderr.trim())
  const message =
    version === undefined
      ? 'docker has no Compose plugin'
      : isOlder(version, OLDEST_COMPOSE)
        ? `docker-compose ${version} is too old`
        : `docker-compose ${version} is installed, but not as a plugin of docker`
  const folder = env.DOCKER_CONFIG
  const instead = folder
    ? `correct DOCKER_CONFIG, which is ${folder}, or ${INSTALL_COMPOSE}`
    : INSTALL_COMPOSE
  return new EngineTrouble(message, instead, { cause })
}
