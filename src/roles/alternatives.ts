import type { Report } from '../common/problem.js'
import { listed } from '../common/sentence.js'
import { wordsOf } from '../compose/name-words.js'
import { fixedHostPort } from '../compose/ports.js'
import type { Service } from '../compose/project.js'
import type { ServiceGraph } from './service-graph.js'

/** Services that publish the same host port cannot run side by side; development variants give way. */
export interface Choice {
  readonly apps: readonly Service[]
  readonly givenUp: readonly { readonly service: Service; readonly why: string }[]
}

export function withoutAlternatives(
  candidates: readonly Service[],
  scene: ServiceGraph,
  report: Report,
): Choice {
  const apps = new Set(candidates)
  const givenUp: { service: Service; why: string }[] = []
  for (const [port, rivals] of sharedPorts(candidates)) {
    const serving = rivals.filter((service) => !isVariant(service))
    const [kept] = serving
    if (serving.length === 1 && kept) {
      for (const service of rivals.filter((rival) => rival !== kept && apps.delete(rival))) {
        givenUp.push({ service, why: `publishes port ${port} like ${kept.name}, which it is a variant of` })
      }
    } else reportRivals(port, rivals, scene, report)
  }
  return { apps: [...apps], givenUp }
}

function isVariant(service: Service): boolean {
  return wordsOf(service.name).some((word) => /^(dev|development|debug|local|test|watch|hot)$/.test(word))
}

function reportRivals(port: string, rivals: readonly Service[], scene: ServiceGraph, report: Report): void {
  const names = rivals.map((service) => service.name)
  report({
    message: `${listed(names)} all publish port ${port}, so only one of them can be the app`.replace(
      names.length === 2 ? ' all ' : '\0',
      ' both ',
    ),
    at: scene.at(['services', names[0] ?? '', 'ports']),
    instead: `say which one with the setting app, for instance app: ${names[0] ?? ''}`,
  })
}

function sharedPorts(services: readonly Service[]): readonly (readonly [string, readonly Service[]])[] {
  const users = new Map<string, { port: string; services: Set<Service> }>()
  for (const service of services) {
    for (const { port, key } of hostPorts(service)) {
      const found = users.get(key) ?? { port, services: new Set<Service>() }
      users.set(key, { port, services: found.services.add(service) })
    }
  }
  const shared = [...users.values()].filter((user) => user.services.size > 1)
  return shared.map((user) => [user.port, [...user.services]] as const)
}

function hostPorts(service: Service): readonly { readonly port: string; readonly key: string }[] {
  return service.ports.flatMap((port) => {
    const fixed = fixedHostPort(port)
    return fixed === undefined ? [] : [{ port: fixed, key: `${port.hostIp ?? ''}:${fixed}/${port.protocol}` }]
  })
}
