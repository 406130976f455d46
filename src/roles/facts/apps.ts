import { list, object, string } from '../../common/json.js'
import { listed } from '../../common/sentence.js'
import type { Service } from '../../compose/project.js'
import { httpPorts } from '../http-ports.js'
import type { Reason } from '../role-decision.js'
import type { ServiceFacts } from '../service-facts.js'
import { alternativesAmong, type PortRivals } from './alternatives.js'

/** Which services are the apps. */
export interface Apps {
  /** App → why it is one. */
  readonly apps: ReadonlyMap<string, Reason>
  /** Service that gave way to an app → why. */
  readonly variants: ReadonlyMap<string, Reason>
  readonly rivals: readonly PortRivals[]
}

/** What the apps may be among, by each service's own facts. */
export interface Candidates {
  /** What runs on. */
  readonly servers: readonly ServiceFacts[]
  /** Consoles, mail catchers, dashboards and the like. */
  readonly tools: readonly ServiceFacts[]
}

/**
 * The servers that publish a port; where none does, those that no other server waits for. What is called a tool is the
 * product where nothing else speaks HTTP, and what carries data is the app where there is nothing else at all.
 */
export function appsAmong({ servers, tools }: Candidates): Apps {
  const serving = servers.filter((facts) => !isShipper(facts))
  if (hasProduct(serving)) return appsOf(serving)
  const published = tools.filter(speaksHttp)
  const others = serving.filter((facts) => published.length === 0 || facts.publishes)
  if (others.length + published.length > 0) return appsOf([...others, ...published])
  const exposed = tools.filter(({ exposes }) => exposes)
  return appsOf([exposed, tools, servers].find((group) => group.length > 0) ?? [])
}

/** Whether the project is nothing but tools, with what carries data and what stands in front of them. */
export function isMadeOfTools({ servers }: Pick<Candidates, 'servers'>): boolean {
  return servers.every((facts) => isShipper(facts) || isProxy(facts))
}

/** A proxy is worth what is behind it. */
function hasProduct(servers: readonly ServiceFacts[]): boolean {
  return servers.some(speaksHttp) && !servers.every(isProxy)
}

function speaksHttp({ service }: ServiceFacts): boolean {
  return httpPorts(service).length > 0
}

function isShipper({ image }: ServiceFacts): boolean {
  return image.kinds.includes('shipper')
}

/** A web server that nobody has given anything to serve. */
function isProxy({ image, service }: ServiceFacts): boolean {
  return image.kinds.includes('server') && service.build === undefined && !holdsContent(service)
}

const CONTENT = /^\/(?:usr\/share\/nginx|usr\/share\/caddy|usr\/local\/apache2\/htdocs|var\/www|srv)(?:\/|$)/

function holdsContent({ raw }: Service): boolean {
  return list(raw.volumes).some((volume) => CONTENT.test(string(object(volume).target) ?? ''))
}

function appsOf(servers: readonly ServiceFacts[]): Apps {
  const all = servers.filter(({ publishes }) => publishes)
  const askable = all.filter(({ service }) => service.ports.some(({ protocol }) => protocol === 'tcp'))
  // Nothing can be asked of what takes UDP alone: it is the app where there is nothing else.
  const publishing = askable.length > 0 ? askable : all
  const published = publishedApps(publishing)
  if (publishing.some(speaksHttp)) return published
  const asked = servers.filter(({ publishes, isProbedOverHttp }) => isProbedOverHttp && !publishes)
  if (publishing.length > 0 && asked.length === 0) return published
  const why = `no service publishes a port${publishing.length > 0 ? ' that speaks HTTP' : ''}, and `
  const others =
    asked.length > 0
      ? lastOf(asked, `${why}its health check asks it over HTTP`)
      : lastOf(servers, `${why}no other service depends on it`)
  return { ...published, apps: new Map([...published.apps, ...others]) }
}

/** Those that none of the others waits for; one that is called a worker only where there is nothing else. */
function lastOf(pool: readonly ServiceFacts[], why: string): readonly (readonly [string, Reason])[] {
  const names = new Set(pool.map(({ service }) => service.name))
  const last = pool.filter(({ dependents }) => dependents.every(({ service }) => !names.has(service.name)))
  const others = last.filter(({ name }) => name.says.staying === undefined)
  return (others.length > 0 ? others : last).map(({ service }) => [service.name, { why }])
}

function publishedApps(publishing: readonly ServiceFacts[]): Apps {
  const { kept, variants, rivals } = alternativesAmong(publishing)
  const reason = ({ name }: Service, why: string) =>
    [name, { why, path: ['services', name, 'ports'] }] as const
  return {
    apps: new Map(kept.map(({ service }) => reason(service, publishedPorts(service)))),
    variants: new Map(
      variants.map(({ variant, of, port }) =>
        reason(variant.service, `publishes port ${port} like ${of.service.name}, which it is a variant of`),
      ),
    ),
    rivals,
  }
}

function publishedPorts({ ports }: Service): string {
  const numbers = ports.map(({ target, protocol }) => (protocol === 'udp' ? `${target}/udp` : `${target}`))
  const shown = listed(numbers.slice(0, 4)) + (numbers.length > 4 ? ' …' : '')
  return `it publishes port${numbers.length === 1 ? '' : 's'} ${shown}`
}
