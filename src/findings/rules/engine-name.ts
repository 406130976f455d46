import { isObject, object, string } from '../../common/json.js'
import { calledOf, generatedNames, nameOnEngine, namesOnNetwork } from '../../compose/container-names.js'
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
    const services = Object.values(project.services)
    const kept = services.flatMap((service) => calledOf(service, project.declaredName))
    return services.flatMap((service) => observed(service, lost, kept, project))
  },
}

/** @param kept what others call the services on a network, in a run too */
function observed(
  service: Service,
  lost: readonly LostName[],
  kept: readonly string[],
  project: Project,
): readonly Observation[] {
  const told = new Set<string>()
  return textsOf(service).flatMap((text) =>
    lost.flatMap((one): Observation[] => {
      const key = `${nameOfText(text)} ${one.name}`
      if (told.has(key) || !says(text, one, kept)) return []
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

/** A text without the names that services keep on a network: `db.shop_default`. */
function withoutKept(text: string, network: string, kept: readonly string[]): string {
  return namesOnNetwork(kept, network).reduce((rest, name) => rest.replaceAll(name, ''), text)
}

/** A fixed name counts only where the text says that it is one: `--network=proxy`, `traefik.docker.network: proxy`. */
function says({ name = '', text: written }: ServiceText, lost: LostName, kept: readonly string[]): boolean {
  // Most texts say nothing of the kind, and a large project has thousands of names that are kept.
  if (!written.includes(lost.name)) return false
  const word = new RegExp(`(?<![\\w-])${lost.name.replace(/[.$]/g, '\\$&')}(?![\\w-])`)
  const text = lost.kind === 'network' ? withoutKept(written, lost.name, kept) : written
  if (!word.test(text)) return false
  return !lost.isFixed || `${name} ${text}`.toLowerCase().includes(lost.kind)
}

function lostNames(project: Project): readonly LostName[] {
  const { model, name: run, declaredName, services } = project
  const containers = new Set(
    Object.values(services).flatMap((service) => generatedNames(service, declaredName)),
  )
  return (['network', 'volume'] as const).flatMap((kind) =>
    Object.entries(object(model[`${kind}s`])).flatMap(([key, options]) => {
      const said = isObject(options) ? options : {}
      if (said.external === true) return []
      const now = `${run}_${key}`
      const name = string(said.name)
      const isFixed = name !== undefined && name !== now
      const before = nameOnEngine(key, name, project)
      // A container's name is kept.
      if (before === undefined || before === now || containers.has(before)) return []
      return [{ kind, key, name: before, isFixed }]
    }),
  )
}
