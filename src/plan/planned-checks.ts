import { defaultCheck } from '../checks/any-answer.js'
import type { Check, ChecksSetting } from '../checks/check.js'
import { type Given, type Origin, partOf, problemAt } from '../common/origin.js'
import type { Position, Report } from '../common/problem.js'
import { listed, quoted } from '../common/sentence.js'
import { publishedTcp } from '../compose/ports.js'
import type { Service } from '../compose/project.js'
import type { RoleAssignments } from '../roles/assign-roles.js'
import { httpPorts } from '../roles/http-ports.js'
import { exposureIn } from './exposure.js'
import type { DefaultCheckPlan } from './plan.js'
import { routesIn } from './routed-names.js'

/** A check with the container's port it goes to. */
export interface PlannedCheck {
  readonly check: Check
  readonly service: string
  readonly port: number
  /** Where the file says it; absent where a flag or an input does, or nobody. */
  readonly at?: Position | undefined
  readonly byDefault?: DefaultCheckPlan | undefined
}

/** Finds for each check the service and port it goes to; reports those that could go to several, or to none. */
export function plannedChecks(
  assignments: RoleAssignments,
  given: Given<ChecksSetting> | undefined,
  report: Report,
): readonly PlannedCheck[] {
  if (given === undefined) return defaultChecks(assignments)
  if (given.value.kind !== 'checks') return []
  const { checks, origins } = given.value
  return checks.flatMap((check, index) => {
    const origin = origins?.[index] ?? partOf(given.origin, index)
    const service = serviceOf(assignments, check, origin, report)
    if (service === undefined || cannotAnswer(assignments, service, check, origin, report)) return []
    const port = check.port ?? onlyPort(service, check, origin, report)
    return port === undefined ? [] : [{ check, service: service.name, port, at: origin.at }]
  })
}

/** `GET /` on each published port of each app that speaks HTTP, any status below 500. */
function defaultChecks(assignments: RoleAssignments): readonly PlannedCheck[] {
  const asked = appPorts(assignments)
  const routesOf = routesIn(assignments.graph)
  return asked.map(({ service, port }) => {
    const ports = asked.filter((one) => one.service === service).map((one) => one.port)
    const routes = routesOf(service)
    const byDefault = { ports, ...(routes === undefined ? {} : { routes }) }
    return { check: defaultCheck(service, port), service, port, byDefault }
  })
}

/** The ports of the apps that HTTP is worth a try on, first app first. */
export function appPorts({
  graph,
  roles,
}: RoleAssignments): readonly { readonly service: string; readonly port: number }[] {
  return roles.app.flatMap(({ service: name }) => {
    const service = graph.service(name)
    if (service === undefined || exposureIn(graph, name).kind === 'none') return []
    return httpPorts(service).map((port) => ({ service: name, port }))
  })
}

function serviceOf(
  assignments: RoleAssignments,
  check: Check,
  origin: Origin,
  report: Report,
): Service | undefined {
  const { graph, roles } = assignments
  if (check.service !== undefined) {
    // That the file has no such service has been told, even where the run makes one of that name.
    return graph.project.services[check.service] && graph.service(check.service)
  }
  const apps = roles.app.flatMap(({ service }) => graph.service(service) ?? [])
  const serving = apps.filter(
    ({ ports, expose }) =>
      check.port === undefined ||
      ports.some(({ target }) => target === check.port) ||
      expose.includes(check.port),
  )
  const [only] = serving.length === 1 ? serving : apps
  if (serving.length === 1 || apps.length < 2) return only
  const wrong = `the check ${quoted(check.text)} could go to ${listed(apps.map(({ name }) => name))}`
  const example = `${check.method} ${apps[0]?.name ?? ''}${check.path}`
  report(problemAt(origin, wrong, `name the service, for instance ${quoted(example)}`))
  return undefined
}

/** Reports where nothing of a service can answer. */
function cannotAnswer(
  assignments: RoleAssignments,
  service: Service,
  check: Check,
  origin: Origin,
  report: Report,
): boolean {
  const { name } = service
  const why = whyNoAnswer(service, assignments)
  if (why === undefined) return false
  // Of what a setting names as app or database without a container that has been told.
  if (service.replicas === 0 && isNamedToServe(name, assignments)) return true
  const wrong = `the check ${quoted(check.text)} asks ${name}, which ${why}`
  report(problemAt(origin, wrong, 'name a service that keeps running and can be reached'))
  return true
}

function isNamedToServe(name: string, { roles }: RoleAssignments): boolean {
  return [...roles.app, ...roles.database].some(({ service }) => service === name)
}

function whyNoAnswer({ name, replicas }: Service, { jobs, graph }: RoleAssignments): string | undefined {
  const job = jobs.get(name)
  if (job !== undefined) return `runs once (${job}) and serves nothing`
  if (replicas === 0) return 'asks for 0 containers'
  const exposure = exposureIn(graph, name)
  return exposure.kind === 'none' ? exposure.why : undefined
}

function onlyPort(service: Service, check: Check, origin: Origin, report: Report): number | undefined {
  const published = publishedTcp(service.ports)
  const candidates = published.length > 0 ? published : [...new Set(service.expose)]
  const [first] = candidates
  if (candidates.length === 1) return first
  const { name } = service
  const wrong =
    first === undefined
      ? `the check ${quoted(check.text)} goes to ${name}, which publishes and exposes no port`
      : `the check ${quoted(check.text)} could go to port ${listed(candidates.map(String))} of ${name}`
  const example = `${check.method} ${name}:${first ?? 8080}${check.path}`
  report(problemAt(origin, wrong, `name the port, for instance ${quoted(example)}`))
  return undefined
}
