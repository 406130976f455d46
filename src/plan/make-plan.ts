import { dictionary } from '../common/dictionary.js'
import { partOf } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import type { Project } from '../compose/project.js'
import { projectFindings } from '../findings/catalogue.js'
import { type ProjectFacts, projectFacts } from '../findings/facts.js'
import { grouped } from '../findings/grouped.js'
import { unsilenced } from '../findings/unsilenced.js'
import { assignRoles, type RoleAssignments } from '../roles/assign-roles.js'
import { knownService } from '../roles/named-roles.js'
import type { Settings } from '../settings/settings.js'
import { externalsOf } from './adopt-externals.js'
import { checkCaches } from './build-cache.js'
import { startedIn } from './graph/planned-services.js'
import { withPreStart } from './graph/pre-start.js'
import { orderOf } from './graph/start-order.js'
import { type CheckPlan, imagesOf, stepsOf } from './graph/step-graph.js'
import { onePlatformAdjustments } from './images-of-run.js'
import { isolationAdjustments } from './isolation.js'
import { keptPortAdjustments, keptPorts, NO_PORTS } from './kept-ports.js'
import { peersOf } from './peers.js'
import type { Plan } from './plan.js'
import { appPorts, type PlannedCheck, plannedChecks } from './planned-checks.js'
import { runModel } from './run-model.js'
import { mountedSources, sourceMountAdjustments, withSourceMounts } from './source-mounts-of-run.js'

/** Decides what a run does, in which order, and why. Undefined: the problems reported stand in the way. */
export function makePlan(declared: Project, settings: Settings, report: Report): Plan | undefined {
  const project = withSourceMounts(declared, settings)
  let sound = true
  const tell: Report = (problem) => {
    sound = false
    report(problem)
  }
  const assignments = assignRoles(project, settings.roles, askedServices(project, settings, tell), tell)
  const checks = plannedChecks(assignments, settings.checks, tell)
  const waits = orderOf(assignments, tell)
  const images = imagesOf(assignments, waits, tell)
  checkCaches(settings.build, images.steps, tell)
  for (const { service, origin } of settings.artifacts?.value ?? []) {
    knownService(project, service, origin, tell)
  }
  if (!sound) return undefined
  const urls = urlsOf(assignments, checks)
  const steps = stepsOf(assignments, waits, images, checkPlanOf(settings, checks, urls))
  const started = startedIn(declared, { steps })
  const mounted = mountedSources(started)
  const kept = settings.ports === 'declared' ? NO_PORTS : keptPorts(assignments)
  return {
    project: project.name,
    roles: withPreStart(assignments.roles, startedIn(project, { steps }), assignments.graph),
    steps,
    findings: grouped(unsilenced(projectFindings(factsOf(project, assignments, steps, settings)), project)),
    adjustments: [
      ...keptPortAdjustments(kept),
      ...isolationAdjustments(startedPart(project, steps), settings, kept),
      ...onePlatformAdjustments([...started, ...images.builders]),
      ...(settings.sourceMounts === 'drop' ? sourceMountAdjustments(mounted) : []),
    ],
    mountedSources: settings.sourceMounts === 'drop' ? [] : mounted,
    model: runModel(assignments, settings, checks, images, kept.ports),
    peers: peersOf(assignments.graph, assignments.started),
    externals: externalsOf(assignments.graph),
    urls,
  }
}

function factsOf(
  project: Project,
  { graph, facts, roles, started }: RoleAssignments,
  steps: Plan['steps'],
  { ports, checks }: Settings,
): ProjectFacts {
  return projectFacts({
    project: startedPart(project, steps),
    graph,
    services: facts,
    roles,
    started,
    portsStay: ports === 'declared',
    isChecked: steps.some(({ kind }) => kind === 'check'),
    asksNothing: checks?.value.kind === 'none',
  })
}

/** The project with only what is started: what nobody starts gets no free port, and hurts no release. */
function startedPart(project: Project, steps: Plan['steps']): Project {
  const services = startedIn(project, { steps }).map((service) => [service.name, service] as const)
  return { ...project, services: dictionary(services) }
}

/** The services that checks name, so that they are started whatever they are. */
function askedServices(project: Project, { checks }: Settings, report: Report): ReadonlyMap<string, string> {
  const asked = new Map<string, string>()
  const told = new Set<string>()
  if (checks?.value.kind !== 'checks') return asked
  const { checks: all, origins } = checks.value
  all.forEach(({ service, text }, index) => {
    if (service === undefined || asked.has(service)) return
    const origin = origins?.[index] ?? partOf(checks.origin, index)
    const place = `${origin.label} ${service}`
    if (told.has(place)) return
    if (knownService(project, service, origin, report)) asked.set(service, text)
    else told.add(place)
  })
  return asked
}

function urlsOf(assignments: RoleAssignments, checks: readonly PlannedCheck[]): Plan['urls'] {
  const all = [...appPorts(assignments), ...checks.map(({ service, port }) => ({ service, port }))]
  return [...new Map(all.map((url) => [`${url.service}:${url.port}`, url])).values()]
}

function checkPlanOf(settings: Settings, checks: readonly PlannedCheck[], urls: Plan['urls']): CheckPlan {
  if (settings.checks?.value.kind === 'hurl')
    return { kind: 'hurl', file: settings.checks.value.file, apps: urls }
  return { kind: 'checks', checks }
}
