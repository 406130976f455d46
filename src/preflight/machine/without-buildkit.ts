import type { Environment } from '../../common/environment.js'
import { type Json, list, object } from '../../common/json.js'
import type { MachineRule } from './machine-rule.js'

/** Keys of `build` that Compose refuses, or leaves out, where something else than BuildKit builds. */
const NEEDS_BUILDKIT: Readonly<Record<string, (value: Json | undefined) => boolean>> = {
  additional_contexts: isSet,
  dockerfile_inline: isSet,
  privileged: (value) => value === true,
  secrets: isSet,
  ssh: isSet,
}

/** Builds that need BuildKit where the engine builds without. */
export const buildsWithoutBuildKit: MachineRule = async ({
  plan,
  sources,
  environment,
  builder,
  machine,
}) => {
  const wanted = plan.steps.flatMap((step) => {
    if (step.kind !== 'build') return []
    const build = object(object(object(plan.model.services)[step.service]).build)
    const keys = Object.keys(build).filter((key) => NEEDS_BUILDKIT[key]?.(build[key]) === true)
    return keys.map((key) => ({ key, service: step.declaredAs ?? step.service }))
  })
  if (wanted.length === 0) return []
  const chosen = choosesBuildKit(environment)
  const isOff = chosen === false
  if (!isOff && (chosen === true || builder !== undefined || !(await machine()).isPodman)) return []
  return wanted.map(({ key, service }) => ({
    message: `${service} builds with \`${key}\`, which needs BuildKit, and ${isOff ? 'DOCKER_BUILDKIT is 0' : 'the engine is Podman'}`,
    instead: isOff
      ? 'leave DOCKER_BUILDKIT out for the gate'
      : 'set `builder` to a builder that `docker buildx create` has made, or leave this key out',
    at: sources.at(['services', service, 'build', key]),
    isLacking: true,
  }))
}

/** Whether the variables say that BuildKit builds; undefined: they do not say. */
function choosesBuildKit({
  DOCKER_BUILDKIT: said,
  BUILDX_BUILDER: builder,
}: Environment): boolean | undefined {
  // As Go reads a boolean.
  if (said) return !/^(?:0|f|false)$/i.test(said)
  return builder ? true : undefined
}

function isSet(value: Json | undefined): boolean {
  return typeof value === 'string' ? value !== '' : list(value).length + Object.keys(object(value)).length > 0
}
