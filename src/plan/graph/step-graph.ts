import { compare } from '../../common/compare.js'
import type { Report } from '../../common/problem.js'
import { isProbed } from '../../compose/health-check.js'
import type { Service } from '../../compose/project.js'
import type { RoleAssignments } from '../../roles/assign-roles.js'
import type { Step } from '../plan.js'
import type { PlannedCheck } from '../planned-checks.js'
import { type ImageSources, imageSources } from './image-steps.js'
import { hooksBefore, preStartStep } from './pre-start.js'
import { restarterOf } from './restarter.js'
import type { Until, Waits } from './waits.js'

/** What is checked: requests, or a Hurl file with the ports whose URLs it is given. */
export type CheckPlan =
  | { readonly kind: 'checks'; readonly checks: readonly PlannedCheck[] }
  | {
      readonly kind: 'hurl'
      readonly file: string
      readonly apps: readonly { service: string; port: number }[]
    }

/** All steps of the run; each comes after those it needs. */
export function stepsOf(
  assignments: RoleAssignments,
  waits: Waits,
  images: ImageSources,
  checkPlan: CheckPlan,
): readonly Step[] {
  const services = servicesOf(assignments, waits)
  const ready = readyServices(assignments, services, waits)
  const apps = new Set(assignments.roles.app.map(({ service }) => service))
  const checks = checkSteps(checkPlan)
  const stores = new Set(assignments.roles.database.map(({ service }) => service))
  const startsLater = (name: string) => !stores.has(name) && assignments.jobs.get(name) !== 'migrate'
  const hooks = hooksBefore(services, waits, startsLater)
  const ofServices = services.flatMap((service) => {
    const create = createStep(service, images, waits)
    return [create, ...stepsOfService({ assignments, waits, ready, apps, checks, hooks }, service)]
  })
  const steps = [...images.steps, ...ofServices, ...checks]
  return inLevels(steps.map((step) => declared(step, assignments.declaredAs.get(step.service))))
}

/** Where the images of everything that is started come from. */
export function imagesOf(assignments: RoleAssignments, waits: Waits, report: Report): ImageSources {
  return imageSources(servicesOf(assignments, waits), assignments.graph, report)
}

function servicesOf({ graph }: RoleAssignments, waits: Waits): readonly Service[] {
  return [...waits.services].flatMap((name) => graph.service(name) ?? [])
}

function declared(step: Step, declaredAs: string | undefined): Step {
  return declaredAs === undefined ? step : { ...step, declaredAs }
}

/** Services with something to wait for: a health check, somebody who waits for it, a store's own server. */
function readyServices(
  { roles, facts }: RoleAssignments,
  services: readonly Service[],
  waits: Waits,
): ReadonlySet<string> {
  const probed = services.filter(
    ({ name, healthCheck }) => facts.get(name)?.store?.known !== undefined || isProbed(healthCheck),
  )
  const awaited = services.flatMap((service) =>
    Object.entries(service.dependsOn)
      .filter(([, { condition }]) => condition === 'service_healthy')
      .map(([name]) => name),
  )
  const ready = [
    ...roles.database.map(({ service }) => service),
    ...probed.map(({ name }) => name),
    ...awaited,
  ]
  return new Set(ready.filter((name) => waits.has(name)))
}

function createStep(service: Service, images: ImageSources, waits: Waits): Step {
  const image = images.stepOf.get(service.name)
  const volumes = images.volumesOf.get(service.name) ?? []
  const joined = service.joins.filter((name) => waits.has(name) && name !== service.name)
  const needs = [
    ...new Set(image === undefined ? volumes : [image, ...volumes]),
    ...joined.sort(compare).map((name) => `create:${name}`),
  ]
  return { id: `create:${service.name}`, kind: 'create', service: service.name, needs }
}

interface Context {
  readonly assignments: RoleAssignments
  readonly waits: Waits
  readonly ready: ReadonlySet<string>
  readonly apps: ReadonlySet<string>
  readonly checks: readonly Step[]
  /** The steps of others' hooks that a service comes after. */
  readonly hooks: (service: Service) => readonly string[]
}

function stepsOfService(context: Context, service: Service): readonly Step[] {
  const { assignments, checks } = context
  const { name } = service
  const before = [...context.waits.of(name)]
    .map(([on, until]) => stepThatEnds(assignments, context.ready, on, until))
    .sort(compare)
  const role = assignments.jobs.get(name)
  const needs = [
    `create:${name}`,
    ...before,
    ...context.hooks(service),
    ...(role === 'acceptance' ? checks.map(({ id }) => id) : []),
  ]
  const hooks = preStartStep(service, needs, assignments.graph)
  if (hooks === undefined) return startSteps(context, service, needs)
  return [hooks, ...startSteps(context, service, [`create:${name}`, hooks.id])]
}

/** What starts a service, and waits for it. */
function startSteps(
  { assignments, waits, ready, apps }: Context,
  service: Service,
  needs: readonly string[],
): readonly Step[] {
  const { name, startedByCompose: byCompose } = service
  const role = assignments.jobs.get(name)
  if (role !== undefined) return [{ id: `job:${name}`, kind: 'job', service: name, role, byCompose, needs }]
  const store = assignments.facts.get(name)?.store?.known
  const facts = assignments.facts.get(name)
  // What is always started again has no end.
  const stays = apps.has(name)
    ? facts?.serverSign !== undefined
    : facts?.stayingSign !== undefined || facts?.isRestarted === true
  const mayEnd = !stays && store === undefined
  const start: Step = { id: `start:${name}`, kind: 'start', service: name, byCompose, mayEnd, needs }
  if (!ready.has(name)) return [start]
  const { healthCheck } = service
  const healthAwaitedBy = servicesOf(assignments, waits).find(
    ({ dependsOn }) =>
      dependsOn[name]?.condition === 'service_healthy' && dependsOn[name]?.required !== false,
  )?.name
  const restarter = restarterOf(service, assignments.graph.services)
  const asked = { store, healthCheck, healthAwaitedBy, restarter }
  return [start, { id: `ready:${name}`, kind: 'ready', service: name, ...asked, needs: [start.id] }]
}

function stepThatEnds(
  { jobs }: RoleAssignments,
  ready: ReadonlySet<string>,
  on: string,
  until: Until,
): string {
  if (jobs.has(on)) return `job:${on}`
  return until === 'ready' && ready.has(on) ? `ready:${on}` : `start:${on}`
}

function checkSteps(checkPlan: CheckPlan): readonly Step[] {
  if (checkPlan.kind === 'hurl') {
    const { file, apps } = checkPlan
    const services = [...new Set(apps.map(({ service }) => service))]
    const needs = services.map((service) => `start:${service}`)
    return [{ id: 'check:1', kind: 'check', service: services[0] ?? '', hurl: file, apps, needs }]
  }
  return checkPlan.checks.map((planned, index) => {
    return { id: `check:${index + 1}`, kind: 'check', ...planned, needs: [`start:${planned.service}`] }
  })
}

const kinds = ['build', 'pull', 'create', 'start', 'ready', 'job', 'check']

/** By how many steps stand before a step, then by kind, then as given. */
function inLevels(steps: readonly Step[]): readonly Step[] {
  const all = new Map(steps.map((step) => [step.id, step]))
  const levels = new Map<string, number>()
  const levelOf = (step: Step): number => {
    const known = levels.get(step.id)
    if (known !== undefined) return known
    levels.set(step.id, 0)
    const before = step.needs.flatMap((id) => all.get(id) ?? []).map(levelOf)
    const level = before.reduce((most, one) => Math.max(most, one + 1), 0)
    levels.set(step.id, level)
    return level
  }
  const keyed = steps.map((step) => ({ step, level: levelOf(step), kind: kinds.indexOf(step.kind) }))
  keyed.sort((left, right) => left.level - right.level || left.kind - right.kind)
  return keyed.map(({ step }) => step)
}
