import { isObject, string } from '../common/json.js'
import type { Report } from '../common/problem.js'
import { quoted } from '../common/sentence.js'
import type { Service } from '../compose/project.js'
import type { RoleSettings } from '../settings/settings.js'
import type { NamedRoles } from './named-roles.js'
import type { ServiceGraph } from './service-graph.js'
import type { StartedServices } from './started-services.js'

interface Wanted {
  readonly graph: ServiceGraph
  readonly started: StartedServices
  readonly named: NamedRoles
  readonly settings: RoleSettings
}

/** Reports services that the run needs and that have no container to start. */
export function reportUnstartable(wanted: Wanted, report: Report): void {
  for (const service of wanted.graph.services) {
    if (!wanted.started.has(service.name)) continue
    if (service.raw.provider !== undefined) reportProvided(wanted, service, report)
  }
  reportUnwanted(wanted, report)
}

/** `provider`: something outside Compose makes it, and nothing of it is on the engine. */
function reportProvided({ graph }: Wanted, { name, raw }: Service, report: Report): void {
  const type = isObject(raw.provider) ? string(raw.provider.type) : undefined
  const by = type === undefined ? 'a provider' : `the provider ${type}`
  report({
    message: `the service ${quoted(name)} is no container: ${by} makes it outside Compose, where the gate can neither judge nor remove it`,
    at: graph.at(['services', name, 'provider']),
    instead: `put a container in its place in an override file, \`${name}: {provider: !reset null, image: …}\`, or leave it out with a profile`,
  })
}

/** What is to serve must have a container; a job that is named runs once anyway. */
function reportUnwanted({ graph, named, settings }: Wanted, report: Report): void {
  const wanted = new Map<string, string>()
  for (const role of ['database', 'app'] as const) {
    for (const { service } of named[role] ?? []) wanted.set(service, `${settings[role]?.origin.label} names`)
  }
  for (const [name, who] of wanted) {
    const service = graph.service(name)
    if (service?.replicas !== 0) continue
    report({
      message: `${who} ${quoted(name)}, which is to have 0 containers`,
      at: graph.at([
        'services',
        name,
        ...(service.raw.scale === undefined ? ['deploy', 'replicas'] : ['scale']),
      ]),
      instead: 'write 1 there, if need be in an override file, or name another service',
    })
  }
}
