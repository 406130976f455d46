import { dictionary } from '../common/dictionary.js'
import { isObject, type JsonObject, object, string, strings } from '../common/json.js'
import { remembered } from '../common/remembered.js'
import type { BuiltImages } from '../compose/built-images.js'
import {
  calledOf,
  type FixedNames,
  generatedNames,
  nameOnEngine,
  namesOnNetwork,
  rejoined,
} from '../compose/container-names.js'
import { fixedNetworks, freed } from '../compose/fixed-networks.js'
import type { Project, Service } from '../compose/project.js'
import type { RoleAssignments } from '../roles/assign-roles.js'
import type { ServiceGraph } from '../roles/service-graph.js'
import type { Settings } from '../settings/settings.js'
import { isExternal } from './adopt-externals.js'
import { exposureIn } from './exposure.js'
import type { ImageSources } from './graph/image-steps.js'
import { imagesIn } from './images-of-run.js'
import type { KeptPorts } from './kept-ports.js'
import type { PlannedCheck } from './planned-checks.js'
import { slowerProbes } from './probe-interval.js'
import { portsInRun } from './run-ports.js'

/** The Compose model that the run hands back to Compose: what the plan uses, and nothing that touches strangers. */
export function runModel(
  assignments: RoleAssignments,
  settings: Pick<Settings, 'ports' | 'build'>,
  checks: readonly PlannedCheck[],
  images: Pick<ImageSources, 'builders' | 'built'>,
  keptPorts: KeptPorts['ports'],
): JsonObject {
  const { graph, started, jobs } = assignments
  const { model, name } = graph.project
  // Compose builds the image of a service only if the model has the service.
  const kept = [...started, ...images.builders.map((service) => service.name)].sort()
  const asked = askedPorts(graph, checks)
  const slower = slowerProbes(assignments)
  const spoken = JSON.stringify([model.services ?? null, model.configs ?? null])
  const isSpoken = remembered((name) => spoken.includes(name))
  const services = kept.flatMap((one) => {
    const service = graph.service(one)
    if (!service) return []
    return [
      [
        one,
        serviceModel(service, {
          project: graph.project,
          settings,
          asked: asked.get(one) ?? new Set(),
          kept: keptPorts.get(one) ?? new Set(),
          containers: graph.containers,
          images: images.built,
          isSpoken,
          once: jobs.has(one),
          interval: slower.get(one),
        }),
      ] as const,
    ]
  })
  return {
    ...Object.fromEntries(Object.entries(model).filter(([key]) => !key.startsWith('x-'))),
    name,
    services: dictionary(services),
    ...ownNames(settings.ports === 'declared' ? model : withFreedNetworks(graph.project), 'networks'),
    ...ownNames(model, 'volumes'),
  }
}

/** Service → the ports that checks ask through it: its own, and those of services that share its network. */
function askedPorts(
  graph: ServiceGraph,
  checks: readonly PlannedCheck[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const asked = new Map<string, Set<number>>()
  for (const { service, port } of checks) {
    const exposure = exposureIn(graph, service)
    if (exposure.kind !== 'published') continue
    asked.set(exposure.by, (asked.get(exposure.by) ?? new Set()).add(port))
  }
  return asked
}

interface Edits {
  readonly project: Project
  readonly settings: Pick<Settings, 'ports' | 'build'>
  /** Ports that have to be published, whatever the file says. */
  readonly asked: ReadonlySet<number>
  /** Ports of the machine that stay as declared. */
  readonly kept: ReadonlySet<string>
  readonly containers: FixedNames
  readonly images: BuiltImages
  /** Whether any service is told a name: they may name each other. */
  readonly isSpoken: (name: string) => boolean
  /** It is to run once, to its end. */
  readonly once: boolean
  /** Milliseconds between two health checks by the engine, where not as declared. */
  readonly interval: number | undefined
}

function serviceModel(service: Service, edits: Edits): JsonObject {
  const {
    depends_on: _order,
    profiles: _profiles,
    container_name: _container,
    pull_policy: _pull,
    extends: _extends,
    ...raw
  } = service.raw
  const ports = portsInRun(service, { ...edits, mode: edits.settings.ports })
  return {
    ...raw,
    ...imagesIn(service, { ...edits, project: edits.project.name }),
    ...(edits.once ? ranOnce(service) : {}),
    ...probedEach(service, edits),
    ...(ports.length > 0 ? { ports } : {}),
    ...aliased(service, edits),
    ...rejoined(raw, edits.containers),
  }
}

/**
 * A policy that starts again what has ended well would never let it end; one that retries failures stays. A job that
 * was named runs as `docker compose run` would, though the file asks for no container.
 */
function ranOnce({ restart, replicas, raw }: Service): JsonObject {
  const { restart_policy: policy, ...deploy } = object(raw.deploy)
  const anew = isObject(policy) && (policy.condition === undefined || policy.condition === 'any')
  return {
    ...(restart === 'always' || restart === 'unless-stopped' ? { restart: 'no' } : {}),
    ...(anew ? { deploy } : {}),
    ...(replicas === 0 ? oneOf(raw, anew ? deploy : object(raw.deploy)) : {}),
  }
}

/** Where the file says how many, it says 1 now; Compose wants both places to agree. */
function oneOf({ scale }: JsonObject, deploy: JsonObject): JsonObject {
  return {
    ...(scale === undefined ? {} : { scale: 1 }),
    ...(deploy.replicas === undefined ? {} : { deploy: { ...deploy, replicas: 1 } }),
  }
}

function probedEach({ raw }: Service, { interval }: Edits): JsonObject {
  if (interval === undefined) return {}
  return { healthcheck: { ...object(raw.healthcheck), interval: `${interval}ms` } }
}

/** Others may know the containers by the names that the run does not give them: they stay names on its networks. */
function aliased(service: Service, { project, isSpoken }: Edits): JsonObject {
  const { containerName, name, networkMode, raw } = service
  if (networkMode !== undefined) return {}
  const fixed = containerName === undefined || containerName === name ? [] : [containerName]
  const generated = project.declaredName === project.name ? [] : generatedNames(service, project.declaredName)
  const declared = isObject(raw.networks) ? raw.networks : { default: null }
  const networks = Object.entries(declared).map(([network, options]) => {
    const own = isObject(options) ? options : {}
    const aliases = strings(own.aliases)
    const definition = object(object(project.model.networks)[network])
    // On a network of others such a name may be that of the user's own running container.
    const isTheirs = isExternal(definition)
    const before = isTheirs ? undefined : nameOnEngine(network, string(definition.name), project)
    const called = [...aliases, ...calledOf(service, project.declaredName)]
    // Few projects say a name with its network, and to look for each of a thousand names takes seconds.
    const isNamed = before !== undefined && isSpoken(`.${before}`)
    const onNetwork = isNamed ? namesOnNetwork(called, before).filter(isSpoken) : []
    const more = [...fixed, ...(isTheirs ? [] : generated), ...onNetwork]
    return [
      network,
      more.length === 0 ? options : { ...own, aliases: [...new Set([...aliases, ...more])] },
    ] as const
  })
  const isSame = networks.every(([network, options]) => options === declared[network])
  return isSame ? {} : { networks: Object.fromEntries(networks) }
}

/** Without what of its networks only one run on an engine could have. */
function withFreedNetworks({ model }: Project): JsonObject {
  const freedOnes = fixedNetworks({ model }).map((fixed) => [
    fixed.key,
    freed(object(object(model.networks)[fixed.key]), fixed),
  ])
  return { ...model, networks: { ...object(model.networks), ...Object.fromEntries(freedOnes) } }
}

/** Networks and volumes by the project's own names; external ones stay what they are. */
function ownNames(model: JsonObject, kind: 'networks' | 'volumes'): JsonObject {
  const declared = model[kind]
  if (!isObject(declared)) return {}
  const entries = Object.entries(declared).map(([key, options]) => {
    if (!isObject(options) || isExternal(options)) return [key, options] as const
    const { name: _name, ...own } = options
    return [key, own] as const
  })
  return { [kind]: Object.fromEntries(entries) }
}
