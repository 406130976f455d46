import type { Environment } from '../../common/environment.js'
import { string } from '../../common/json.js'
import type { Service } from '../project.js'

/** As Docker calls what Node calls otherwise. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm: 'arm/v7', ia32: '386' }

/**
 * The variables that a builder sets by itself, for the platform that a run builds for: the service's own, that of
 * `DOCKER_DEFAULT_PLATFORM`, else this machine's, which is the engine's nearly always.
 */
export function builderVariables(
  { raw }: Pick<Service, 'raw'>,
  environment: Environment,
  architecture: string = process.arch,
): ReadonlyMap<string, string> {
  const native = `linux/${ARCHITECTURES[architecture] ?? architecture}`
  const target = string(raw.platform) || environment.DOCKER_DEFAULT_PLATFORM || native
  return new Map([...variables('TARGET', target), ...variables('BUILD', native)])
}

function variables(prefix: string, platform: string): readonly (readonly [string, string])[] {
  const [os = '', arch = '', variant = ''] = platform.split('/')
  return [
    [`${prefix}PLATFORM`, platform],
    [`${prefix}OS`, os],
    [`${prefix}ARCH`, arch],
    [`${prefix}VARIANT`, variant],
  ]
}
