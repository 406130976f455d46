import type { Report } from '../common/problem.js'
import { listed } from '../common/sentence.js'
import type { Service } from '../compose/project.js'
import { withoutAlternatives } from './alternatives.js'
import type { Evidence } from './evidence.js'
import type { ServiceGraph } from './service-graph.js'

export interface Apps {
  readonly names: ReadonlySet<string>
  /** Why each of them is the app, and why those that gave way to one are not. */
  readonly evidence: ReadonlyMap<string, Evidence>
}

/** The apps among the long-running services: those that publish a port; where none does, those nothing depends on. */
export function appsOf(servers: readonly Service[], scene: ServiceGraph, report: Report): Apps {
  const publishing = servers.filter((service) => service.ports.length > 0)
  if (publishing.length > 0) {
    const { apps, givenUp } = withoutAlternatives(publishing, scene, report)
    return {
      names: new Set(apps.map((service) => service.name)),
      evidence: new Map([
        ...apps.map((service) => [service.name, { why: publishes(service), path: ['ports'] }] as const),
        ...givenUp.map(({ service, why }) => [service.name, { why, path: ['ports'] }] as const),
      ]),
    }
  }
  const among = new Set(servers.map((service) => service.name))
  const ends = servers.filter((service) =>
    scene.dependents(service.name).every((dependent) => !among.has(dependent.service.name)),
  )
  const why = 'no service publishes a port, and no other service depends on it'
  return {
    names: new Set(ends.map((service) => service.name)),
    evidence: new Map(ends.map((service) => [service.name, { why }])),
  }
}

function publishes({ ports }: Service): string {
  const numbers = ports.map(({ target, protocol }) => (protocol === 'udp' ? `${target}/udp` : `${target}`))
  const shown = listed(numbers.slice(0, 4)) + (numbers.length > 4 ? ' …' : '')
  return `it publishes port${numbers.length === 1 ? '' : 's'} ${shown}`
}
