import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { docker } from './buildx.js'
import type { Environment } from './gate.js'
import { uniqueName } from './unique-name.js'

/**
 * A context that leads to the engine of these variables, in a configuration of its own.
 * @param folder in which the configuration is made
 * @returns what a process needs to speak to that engine by the context alone
 */
export async function contextOf(env: Environment, folder: string): Promise<Environment> {
  const { DOCKER_HOST: host = '', DOCKER_CERT_PATH: keys, ...others } = env
  const name = uniqueName('context')
  const config = join(folder, name)
  await mkdir(config)
  const plugins = process.env.DOCKER_CONFIG && join(process.env.DOCKER_CONFIG, 'cli-plugins')
  if (plugins) await cp(plugins, join(config, 'cli-plugins'), { recursive: true, verbatimSymlinks: true })
  const files = ['ca', 'cert', 'key'].map((key) => `,${key}=${keys}/${key}.pem`)
  const endpoint = `host=${host}${keys === undefined ? '' : files.join('')}`
  await docker(['context', 'create', name, '--docker', endpoint], { ...process.env, DOCKER_CONFIG: config })
  const none = { DOCKER_HOST: undefined, DOCKER_TLS_VERIFY: undefined, DOCKER_CERT_PATH: undefined }
  return { ...others, ...none, DOCKER_CONFIG: config, DOCKER_CONTEXT: name }
}
