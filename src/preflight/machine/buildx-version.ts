import { isOlder, versionIn } from '../../common/version-order.js'
import type { MachineRule } from './machine-rule.js'

/** The first Compose that refuses to build with an older buildx, and what it wants. */
const REFUSING_COMPOSE = '2.40.2'
const OLDEST_BUILDX = '0.17.0'

/** A buildx that is too old for Compose. Without BuildKit, or without any buildx, Compose builds in other ways. */
export const oldBuildx: MachineRule = async ({ plan, sources, environment, compose, ask }) => {
  const build = plan.steps.find(({ kind }) => kind === 'build')
  if (build === undefined || isOlder(compose, REFUSING_COMPOSE)) return []
  if (isOff(environment.DOCKER_BUILDKIT) || (isOlder(compose, '5.0.0') && isOff(environment.COMPOSE_BAKE)))
    return []
  const version = versionIn((await ask(['buildx', 'version'])) ?? '')
  if (version === undefined || !isOlder(version, OLDEST_BUILDX)) return []
  return [
    {
      message: `Docker Compose ${compose} builds with buildx ${OLDEST_BUILDX} or newer, and this one is ${version}`,
      instead: `install buildx ${OLDEST_BUILDX} or newer as a plugin of docker (docker-buildx-plugin, or docker/setup-buildx-action)`,
      at: sources.at(['services', build.declaredAs ?? build.service, 'build']),
      isLacking: true,
    },
  ]
}

/** As Go reads a boolean. */
function isOff(value: string | undefined): boolean {
  return /^(?:0|f|false)$/i.test(value ?? '')
}
