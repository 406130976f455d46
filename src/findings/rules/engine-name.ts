import { isObject, object, string } from '../../common/json.js'
import { generatedNames } from '../../compose/container-names.js'
import type { Project, Service } from '../../compose/project.js'
import { nameOfText, pathOfText, type ServiceText, textsOf } from '../../compose/service-texts.js'
import type { ProjectRule } from '../facts.js'
import type { Observation } from '../rule.js'

/** A name on the engine that a run does not have. */
interface LostName {
  readonly kind: 'network' | 'volume'
  /** The key in the Compose file. */
  readonly key: string
  readonly name: string
  /** The file gives the name itself, so it may be a word that means something else. */
  readonly isFixed: boolean
}

/** A text that names a network or a volume as the engine has it under the project's own name. */
export const engineName: ProjectRule = {
  code: 'ENGINE_NAME',
  severity: 'warning',
  observe: ({ project }) => {
    const lost = lostNames(project)
    return Object.values(project.services).flatMap((service) => observed(service, lost, project))
  },
}

function observed(service: Service, lost: readonly LostName[], project: Project): readonly Observation[] {
  const told = new Set<string>()
  return textsOf(service).flatMap((text) =>
    lost.flatMap((one): Observation[] => {
      const key = `${nameOfText(text)} ${one.name}`
      if (told.has(key) || !says(text, one)) return []
      told.add(key)
      return [
        {
          about: `${service.name} (${nameOfText(text)})`,
          at: project.sources.at(pathOfText(service.name, text)),
          why: `${service.name} says ${one.name} (${nameOfText(text)}), the name of the ${one.kind} ${one.key}, which has another name in a run`,
          instead: `Write \`$\{COMPOSE_PROJECT_NAME}_${one.key}\`, which is right in both`,
          severity: text.key === 'labels' ? 'notice' : undefined,
        },
      ]
    }),
  )
}

/** A fixed name counts only where the text says that it is one: `--network=proxy`, `traefik.docker.network: proxy`. */
function says({ name = '', text }: ServiceText, lost: LostName): boolean {
  const word = new RegExp(`(?<![\\w-])${lost.name.replace(/[.$]/g, '\\$&')}(?![\\w-])`)
  if (!word.test(text)) return false
  return !lost.isFixed || `${name} ${text}`.toLowerCase().includes(lost.kind)
}

function lostNames({ model, name: run, declaredName, services }: Project): readonly LostName[] {
  const containers = new Set(
    Object.values(services).flatMap((service) => generatedNames(service, declaredName)),
  )
  return (['network', 'volume'] as const).flatMap((kind) =>
    Object.entries(object(model[`${kind}s`])).flatMap(([key, options]) => {
      const said = isObject(options) ? options : {}
      if (said.external === true) return []
      const now = `${run}_${key}`
      const fixed = string(said.name)
      const isFixed = fixed !== undefined && fixed !== now
      const before = isFixed ? fixed : `${declaredName}_${key}`
      // A container's name is kept.
      if ((!isFixed && declaredName === undefined) || before === now || containers.has(before)) return []
      return [{ kind, key, name: before, isFixed }]
    }),
  )
}
