import { stringify } from 'yaml'
import { writeLine } from '../checks/write-check.js'
import { object, string } from '../common/json.js'
import { publishedTcp } from '../compose/ports.js'
import type { Project, Service } from '../compose/project.js'
import type { Plan } from '../plan/plan.js'
import { type AskedRequest, askedRequest } from './asked-request.js'
import { healthCheckOf } from './dockerfile-health-check.js'

/** A check with the reason why it is suggested. */
export interface SuggestedCheck {
  /** In the notation of a check's line. */
  readonly line: string
  /** What the line cannot hold. */
  readonly headers: Readonly<Record<string, string>>
  /** One sentence without a full stop. */
  readonly why: string
}

/**
 * The checks that the apps' own health checks suggest. Where at least one app has such a check, the others get what a
 * run without checks would ask of them. Empty: nothing is better known than that.
 * @param dockerfiles service → the text of its Dockerfile, where it is built and has one
 */
export function suggestedChecks(
  { roles, urls }: Pick<Plan, 'roles' | 'urls'>,
  project: Project,
  dockerfiles: Readonly<Record<string, string>>,
): readonly SuggestedCheck[] {
  const apps = roles.app.flatMap(({ service }) => project.services[service] ?? [])
  const name = (service: Service) => (apps.length > 1 ? service.name : undefined)
  const found = apps.map((service) => {
    const probe = probeOf(service, project, dockerfiles)
    const asked = probe && reachable(askedRequest(probe.test, containerOf(service)), service)
    if (probe === undefined || asked === undefined) return { service, check: undefined }
    return { service, check: suggestionOf(asked, service, name(service), probe.place) }
  })
  if (found.every(({ check }) => check === undefined)) return []
  return found.flatMap(({ service, check }) => check ?? otherwise(service, urls))
}

interface Probe {
  readonly test: readonly string[]
  /** `compose.yaml:12`, `its Dockerfile`. */
  readonly place: string
}

function probeOf(
  { name, healthCheck, build }: Service,
  project: Project,
  dockerfiles: Readonly<Record<string, string>>,
): Probe | undefined {
  if (healthCheck?.disabled) return undefined
  if (healthCheck?.test !== undefined) {
    const at = project.sources.at(['services', name, 'healthcheck', 'test'])
    return { test: healthCheck.test, place: at === undefined ? 'the file' : `${at.file}:${at.line}` }
  }
  const test = healthCheckOf(dockerfiles[name] ?? '', string(object(build).target))
  return test && { test, place: 'its Dockerfile' }
}

function containerOf({ name, containerName, environment, raw }: Service) {
  const names = [name, containerName, string(raw.hostname)]
  return { environment, names: names.filter((known) => known !== undefined) }
}

/**
 * Only what listens for others can be asked from outside. Beside the ports that a file opens, a health check may ask one
 * that is open inside the container alone. Where the file opens none, others ask the service by the project's network.
 */
function reachable(asked: AskedRequest | undefined, service: Service): AskedRequest | undefined {
  const open = [...publishedTcp(service.ports), ...service.expose]
  const isAlone = service.networkMode?.kind === 'none' || service.networkMode?.kind === 'container'
  if (asked === undefined || isAlone) return undefined
  if (asked.port === undefined) return open.length === 1 ? asked : undefined
  return open.length === 0 || open.includes(asked.port) ? asked : undefined
}

function suggestionOf(
  { method, path, port, headers, status, contains }: AskedRequest,
  service: Service,
  name: string | undefined,
  place: string,
): SuggestedCheck {
  const published = publishedTcp(service.ports)
  const isOnly = port === undefined || (published.length === 1 && published[0] === port)
  const written = { method, path, service: name ?? (isOnly ? undefined : service.name), headers: {} }
  const line = writeLine({
    ...written,
    port: isOnly ? undefined : port,
    expect: { status, contains },
  })
  return { line, headers, why: `The health check of ${service.name} asks this (${place})` }
}

/** Ports at which images mostly serve the web. */
const WEB_PORT = /^(?:80|443|[358]0\d\d|8\d{3}|9[0-4]\d\d)$/

/** What a written check asks must hold, where a run without checks would let other protocols pass. */
function otherwise({ name, build }: Service, urls: Plan['urls']): readonly SuggestedCheck[] {
  const own = urls.find(({ service }) => service === name)
  if (own === undefined) return []
  if (build === undefined && !WEB_PORT.test(`${own.port}`)) {
    const why = `Nothing says that ${name} speaks HTTP: this asks whether it takes connections`
    return [{ line: `TCP ${name}:${own.port}`, headers: {}, why }]
  }
  const why = `${name} has no health check that asks more`
  return [{ line: `GET ${name}:${own.port}/ <500`, headers: {}, why }]
}

/**
 * The checks as the setting `smoke` takes them, each below its reason: one a line, or a list of YAML where a check
 * needs more than a line holds.
 */
export function smokeText(checks: readonly SuggestedCheck[]): string {
  const isList = checks.some(({ headers }) => Object.keys(headers).length > 0)
  const lines = checks.flatMap(({ line, headers, why }) => [
    `# ${why}.`,
    isList ? stringify([{ request: line, headers }], { lineWidth: 0 }).trimEnd() : line,
  ])
  return lines.join('\n')
}
