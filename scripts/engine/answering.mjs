// @ts-check
import { run } from './command.mjs'

/** The oldest Compose the gate works with: `!override` and `!reset` as it writes them. */
export const oldestCompose = '2.26.1'

/**
 * @typedef {object} Answer
 * @property {string} engine version of the Docker Engine
 * @property {string} compose version of Docker Compose
 * @property {string} buildx version of buildx; empty where there is none
 * @property {string} endpoint where the engine was reached
 *
 * @typedef {{usable: true, answer: Answer} | {usable: false, why: string}} Asked
 */

/**
 * Asks whichever engine the environment leads to (DOCKER_HOST or the current context).
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Asked>}
 */
export async function askEngine(env) {
  const options = { env, timeoutMs: 10_000 }
  const [engine, compose, buildx, context] = await Promise.all([
    run('docker', ['version', '--format', '{{.Server.Version}}'], options),
    run('docker', ['compose', 'version', '--short'], options),
    run('docker', ['buildx', 'version'], options),
    run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], options),
  ])
  if (engine.code === 127) return { usable: false, why: 'no docker command' }
  if (engine.code !== 0) return { usable: false, why: firstLine(engine.stderr) }
  if (compose.code !== 0) return { usable: false, why: 'an engine answers, but Compose is missing' }

  const composeVersion = plainVersion(compose.stdout)
  if (!isAtLeast(composeVersion, oldestCompose)) {
    return { usable: false, why: `Compose ${composeVersion} is older than ${oldestCompose}` }
  }
  return {
    usable: true,
    answer: {
      engine: plainVersion(engine.stdout),
      compose: composeVersion,
      buildx: plainVersion(buildx.stdout),
      endpoint: env.DOCKER_HOST || process.env.DOCKER_HOST || context.stdout.trim(),
    },
  }
}

/**
 * @param {string} version
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const have = version.split('.').map(Number)
  for (const [index, needed] of least.split('.').map(Number).entries()) {
    const part = have[index] ?? 0
    if (part !== needed) return part > needed
  }
  return true
}

/** @param {string} text */
function plainVersion(text) {
  return /\d+(\.\d+)+/.exec(text)?.[0] ?? ''
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0] ?? ''
}
