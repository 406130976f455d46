import type { Report } from '../problem.js'
import { projectFindings, unsilenced } from '../project/findings/index.js'
import type { Project } from '../project/model.js'
import type { Settings } from '../settings/model.js'
import { partOf } from '../settings/origin.js'
import { externalsOf } from './adopt.js'
import { checkCaches } from './build-cache.js'
import { type Aimed, aimChecks, appPorts } from './checks.js'
import { runModel } from './compose-model.js'
import { findingsOf } from './findings.js'
import { orderOf } from './graph/order.js'
import { startedIn } from './graph/started.js'
import { type Checking, imagesOf, stepsOf } from './graph/steps.js'
import type { Plan } from './model.js'
import { type Cast, castRoles } from './roles/cast.js'
import { knownService } from './roles/named.js'

/** Decides what a run does, in which order, and why. Undefined: the problems reported stand in the way. */
export function makePlan(project: Project, settings: Settings, report: Report): Plan | undefined {
  let sound = true
  const tell: Report = (problem) => {
    sound = false
    report(problem)
  }
  const cast = castRoles(project, settings.roles, askedServices(project, settings, tell), tell)
  const checks = aimChecks(cast, settings.smoke, tell)
  const waits = orderOf(cast, tell)
  checkCaches(settings.build, imagesOf(cast, waits).steps, tell)
  if (!sound) return undefined
  const urls = urlsOf(cast, checks)
  const steps = stepsOf(cast, waits, checkingOf(settings, checks, urls))
  return {
    project: project.name,
    roles: cast.roles,
    steps,
    findings: unsilenced(
      [...projectFindings(startedPart(project, steps)), ...findingsOf(cast, steps)],
      project,
    ),
    model: runModel(cast, settings, checks),
    externals: externalsOf(cast.scene),
    urls,
  }
}

/** The project with only what is started: what nobody starts gets no free port, and hurts no release. */
function startedPart(project: Project, steps: Plan['steps']): Project {
  const services = startedIn(project, { steps }).map((service) => [service.name, service] as const)
  return { ...project, services: Object.fromEntries(services) }
}

/** The services that checks name, so that they are started whatever they are. */
function askedServices(project: Project, { smoke }: Settings, report: Report): ReadonlyMap<string, string> {
  const asked = new Map<string, string>()
  const told = new Set<string>()
  if (smoke?.value.kind !== 'checks') return asked
  smoke.value.checks.forEach(({ service, text }, index) => {
    if (service === undefined || asked.has(service)) return
    const origin = partOf(smoke.origin, index)
    const place = `${origin.label} ${service}`
    if (told.has(place)) return
    if (knownService(project, service, origin, report)) asked.set(service, text)
    else told.add(place)
  })
  return asked
}

function urlsOf(cast: Cast, checks: readonly Aimed[]): Plan['urls'] {
  const all = [...appPorts(cast), ...checks.map(({ service, port }) => ({ service, port }))]
  return [...new Map(all.map((url) => [`${url.service}:${url.port}`, url])).values()]
}

function checkingOf({ smoke }: Settings, checks: readonly Aimed[], urls: Plan['urls']): Checking {
  if (smoke?.value.kind === 'hurl') return { kind: 'hurl', file: smoke.value.file, apps: urls }
  return { kind: 'checks', checks }
}
