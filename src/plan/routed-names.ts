import { parseImage } from '../compose/image-reference.js'
import type { Service } from '../compose/project.js'
import { labelsOf } from '../compose/service-texts.js'
import type { ServiceGraph } from '../roles/service-graph.js'

/** Images that do nothing but hand requests on by the name that they ask for. */
const ROUTERS: ReadonlySet<string> = new Set([
  'nginx-proxy',
  'traefik',
  'caddy-docker-proxy',
  'haproxy',
  'envoy',
])

/** A name that a certificate could have. */
const NAME = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i

/** The names by which a service hands requests on to others. */
export interface Routes {
  readonly names: readonly string[]
}

/**
 * Says of a service by which names it hands requests on; undefined: as far as is known it does no such thing. Without a
 * name a router mostly answers 404, 421 or 503, whatever works behind it.
 */
export function routesIn({ services }: Pick<ServiceGraph, 'services'>): (name: string) => Routes | undefined {
  const routed = new Map(services.map((service) => [service.name, namesOf(service)]))
  const images = new Map(services.map(({ name, image }) => [name, image]))
  const names = [...new Set([...routed.values()].flat())]
  return (name) => {
    if (routed.get(name)?.length !== 0) return undefined
    const image = images.get(name)
    const isRouter = image !== undefined && ROUTERS.has(parseImage(image).name)
    return names.length > 0 || isRouter ? { names } : undefined
  }
}

/** The names under which a proxy is to reach a service: those of nginx-proxy, Traefik and Caddy. */
function namesOf(service: Service): readonly string[] {
  const { VIRTUAL_HOST: hosts } = service.environment
  const labelled = labelsOf(service).flatMap(([name, text]) => {
    if (/^caddy(_\d+)?$/.test(name)) return text.split(/[\s,]+/)
    if (!/^traefik\..*\.rule$/.test(name)) return []
    return [...text.matchAll(/Host\(([^)]*)\)/g)].flatMap(([, hosts = '']) => hosts.split(','))
  })
  const found = [...(hosts?.split(',') ?? []), ...labelled]
  return found.map((host) => host.replace(/[`'"\s]/g, '')).filter((host) => NAME.test(host))
}
