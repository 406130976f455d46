import type { Report } from '../problem.js'
import type { Service } from '../project/model.js'
import type { Given, Origin } from '../settings/model.js'
import type { Check, Smoke } from '../smoke/model.js'
import { httpPorts } from './ports.js'
import type { Cast } from './roles/cast.js'
import { listed } from './scene.js'

/** A check with the container's port it goes to. */
export interface Aimed {
  readonly check: Check
  readonly service: string
  readonly port: number
}

/** Finds for each check the service and port it goes to; reports those that could go to several, or to none. */
export function aimChecks(cast: Cast, smoke: Given<Smoke> | undefined, report: Report): readonly Aimed[] {
  if (smoke === undefined) return defaultChecks(cast)
  if (smoke.value.kind === 'hurl') return []
  return smoke.value.checks.flatMap((check, index) => {
    const origin = { ...smoke.origin, at: smoke.origin.find?.([index]) ?? smoke.origin.at }
    const service = serviceOf(cast, check, origin, report)
    const port = service && (check.port ?? onlyPort(service, check, origin, report))
    return service && port !== undefined ? [{ check, service: service.name, port }] : []
  })
}

/** `GET /` on each published port of each app that speaks HTTP, any status below 500. */
function defaultChecks({ scene, roles }: Cast): readonly Aimed[] {
  return roles.app.flatMap(({ service: name }) => {
    const service = scene.service(name)
    return (service ? httpPorts(service) : []).map((port): Aimed => {
      const check: Check = {
        text: `GET ${name}:${port}/`,
        method: 'GET',
        path: '/',
        service: name,
        port,
        headers: {},
        expect: { status: { kind: 'below', limit: 500 } },
      }
      return { check, service: name, port }
    })
  })
}

function serviceOf(cast: Cast, check: Check, origin: Origin, report: Report): Service | undefined {
  const { scene, roles, jobs } = cast
  if (check.service !== undefined) {
    const job = jobs.get(check.service)
    if (job === undefined) return scene.service(check.service)
    report({
      message: `${origin.label}: the check ${check.text} asks ${check.service}, which runs once (${job}) and serves nothing`,
      at: origin.at,
      instead: 'name a service that keeps running',
    })
    return undefined
  }
  const apps = roles.app.flatMap(({ service }) => scene.service(service) ?? [])
  const serving = apps.filter(
    ({ ports, expose }) =>
      check.port === undefined ||
      ports.some(({ target }) => target === check.port) ||
      expose.includes(check.port),
  )
  const [only] = serving.length === 1 ? serving : apps
  if (serving.length === 1 || apps.length < 2) return only
  report({
    message: `${origin.label}: the check ${check.text} could go to ${listed(apps.map(({ name }) => name))}`,
    at: origin.at,
    instead: `name the service, for instance ${check.method} ${only?.name ?? ''}${check.path}`,
  })
  return undefined
}

function onlyPort(service: Service, check: Check, origin: Origin, report: Report): number | undefined {
  const published = unique(
    service.ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target),
  )
  const candidates = published.length > 0 ? published : unique(service.expose)
  const [first] = candidates
  if (candidates.length === 1) return first
  const { name } = service
  report({
    message:
      first === undefined
        ? `${origin.label}: the check ${check.text} goes to ${name}, which publishes and exposes no port`
        : `${origin.label}: the check ${check.text} could go to port ${listed(candidates.map(String))} of ${name}`,
    at: origin.at,
    instead: `name the port, for instance ${check.method} ${name}:${first ?? 8080}${check.path}`,
  })
  return undefined
}

function unique(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)]
}
