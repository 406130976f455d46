import type { Check } from '../../../src/checks/check.js'
import type { Json, JsonObject } from '../../../src/common/json.js'
import type { Given } from '../../../src/common/origin.js'
import type { Problem } from '../../../src/common/problem.js'
import type { BuiltImage, Project, StartScript } from '../../../src/compose/project.js'
import { servicesOf } from '../../../src/compose/service.js'
import { makePlan } from '../../../src/plan/make-plan.js'
import type { Plan, Step } from '../../../src/plan/plan.js'
import type { Assignment } from '../../../src/roles/role-assignments.js'
import { resolveSettings } from '../../../src/settings/resolve-settings.js'
import type { JobSetting, RoleSettings, Settings } from '../../../src/settings/settings.js'

/** A service in few words; what Compose would print of it is made from these. */
export interface Sketch {
  readonly image?: string
  /** The build's target, or the whole section. */
  readonly build?: string | JsonObject
  readonly command?: string
  readonly entrypoint?: readonly string[]
  /** `8000`, `8000:80`, `53/udp`. */
  readonly ports?: readonly string[]
  readonly expose?: readonly number[]
  /** Service → `started`, `healthy`, `completed`; with `?`: not required. */
  readonly needs?: Readonly<Record<string, string>>
  /** The probe, or none at all. */
  readonly probe?: string | false
  readonly environment?: Readonly<Record<string, string>>
  readonly extends?: string
  /** What its Dockerfile says. */
  readonly built?: Partial<BuiltImage>
  readonly startScript?: StartScript
  /** Whatever else Compose prints. */
  readonly raw?: JsonObject
}

const conditions: Readonly<Record<string, string>> = {
  started: 'service_started',
  healthy: 'service_healthy',
  completed: 'service_completed_successfully',
}

/** A project as Compose would resolve it. A position's file tells the path that was asked for. */
export function project(services: Readonly<Record<string, Sketch>>, rest: JsonObject = {}): Project {
  const raw = Object.entries(services).map(([name, sketch]) => [name, rawService(sketch)] as const)
  const model: JsonObject = {
    name: 'shop',
    networks: { default: { name: 'shop_default', ipam: {} } },
    ...rest,
    services: Object.fromEntries(raw),
  }
  const extendedBy = new Map<string, string[]>()
  for (const [name, sketch] of Object.entries(services)) {
    if (sketch.extends === undefined) continue
    extendedBy.set(sketch.extends, [...(extendedBy.get(sketch.extends) ?? []), name])
  }
  return {
    name: 'shop',
    directory: '/shop',
    profiles: [],
    services: withBuilt(servicesOf(model, model), services),
    model,
    sources: {
      at: (path) => ({ file: path.join('.'), line: 1, column: 1 }),
      written: () => undefined,
      variable: () => undefined,
      isSet: () => true,
      isSilenced: () => false,
      extended: new Set(extendedBy.keys()),
      extendedBy,
      inactive: [],
      files: ['/shop/compose.yaml'],
    },
    warnings: [],
  }
}

function withBuilt(
  services: Project['services'],
  sketches: Readonly<Record<string, Sketch>>,
): Project['services'] {
  const entries = Object.entries(services).map(([name, service]) => {
    const { built, startScript } = sketches[name] ?? {}
    const told = startScript === undefined ? service : { ...service, startScript }
    return [name, built === undefined ? told : { ...told, built: { hasHealthCheck: false, ...built } }]
  })
  return Object.fromEntries(entries)
}

function rawService(sketch: Sketch): JsonObject {
  const { image, build, command, entrypoint, ports, expose, needs, probe, environment, raw } = sketch
  const hostMode = raw?.network_mode !== undefined
  return {
    command: command === undefined ? null : commandWords(command),
    entrypoint: entrypoint ?? null,
    ...(image === undefined ? {} : { image }),
    ...(build === undefined ? {} : { build: buildSection(build) }),
    ...(ports === undefined ? {} : { ports: ports.map(port) }),
    ...(expose === undefined ? {} : { expose: expose.map(String) }),
    ...(needs === undefined ? {} : { depends_on: dependsOn(needs) }),
    ...(probe === undefined
      ? {}
      : { healthcheck: probe === false ? { disable: true } : { test: ['CMD-SHELL', probe] } }),
    ...(environment === undefined ? {} : { environment }),
    ...(hostMode ? {} : { networks: { default: null } }),
    ...raw,
  }
}

/** The words of a command; all that follows `sh -c` is one, as its quotes would make it. */
function commandWords(command: string): readonly string[] {
  const [, shell, script] = /^(.*\bsh -c) (.*)$/.exec(command) ?? []
  return shell === undefined ? command.split(' ') : [...shell.split(' '), script ?? '']
}

function buildSection(build: string | JsonObject): JsonObject {
  if (typeof build !== 'string') return build
  return { context: '/shop', dockerfile: 'Dockerfile', ...(build === '' ? {} : { target: build }) }
}

function port(text: string): Json {
  const [numbers = '', protocol = 'tcp'] = text.split('/')
  const [first = '', second] = numbers.split(':')
  const target = Number(second ?? first)
  return { mode: 'ingress', target, protocol, ...(second === undefined ? {} : { published: first }) }
}

function dependsOn(needs: Readonly<Record<string, string>>): JsonObject {
  const entries = Object.entries(needs).map(([name, word]) => {
    const condition = conditions[word.replace('?', '')] ?? ''
    return [name, { condition, required: !word.endsWith('?') }] as const
  })
  return Object.fromEntries(entries)
}

const plain: Settings = resolveSettings({}, undefined, () => {})

/** The settings with these roles as `x-gate` would give them; `app -- rake db:setup` is a job with a command. */
export function settings(
  roles: Partial<Record<keyof RoleSettings, readonly string[]>> = {},
  others: Partial<Settings> = {},
): Settings {
  const { migrate, ...rest } = roles
  const given = Object.fromEntries(Object.entries(rest).map(([role, names]) => [role, from(role, names)]))
  const jobs = migrate && { migrate: from('migrate', migrate.map(job)) }
  return { ...plain, roles: { ...given, ...jobs }, ...others }
}

export function from<T>(setting: string, value: T): Given<T> {
  const at = { file: `x-gate.${setting}`, line: 1, column: 1 }
  return { value, origin: { label: `x-gate.${setting}`, at } }
}

function job(text: string): JobSetting {
  const [service = '', command] = text.split(' -- ')
  return { service, command: command?.split(' ') }
}

/** `GET web:8000/path`. */
export function check(text: string): Check {
  const {
    method = '',
    service,
    port,
    path = '',
  } = /^(?<method>[A-Z]+) (?<service>[\w-]+)?(?::(?<port>\d+))?(?<path>\/.*)$/.exec(text)?.groups ?? {}
  return {
    text,
    method,
    path,
    service,
    port: port === undefined ? undefined : Number(port),
    headers: {},
    expect: { status: { kind: 'codes', codes: [200] } },
  }
}

export function smoke(...texts: readonly string[]): Pick<Settings, 'checks'> {
  return { checks: from('smoke', { kind: 'checks', checks: texts.map(check) }) }
}

/** The plan of a project that must have one. */
export function planned(of: Project, by: Settings = settings()): Plan {
  const problems: Problem[] = []
  const plan = makePlan(of, by, (problem) => problems.push(problem))
  if (!plan) throw new Error(`no plan: ${problems.map(({ message }) => message).join('; ')}`)
  return plan
}

/** The problems of a project that must have some, and so no plan. */
export function problems(of: Project, by: Settings = settings()): readonly Problem[] {
  const found: Problem[] = []
  const plan = makePlan(of, by, (problem) => found.push(problem))
  if (plan) throw new Error('there is a plan')
  return found
}

/** Role → services, in the plan's order; roles nobody has are missing. */
export function servicesByRole({ roles }: Plan): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(roles).map(
    ([role, all]: [string, readonly Assignment[]]) => [role, all.map(({ service }) => service)] as const,
  )
  return Object.fromEntries(entries.filter(([, names]) => names.length > 0))
}

export function step(plan: Plan, id: string): Step {
  const found = plan.steps.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no step ${id} among ${plan.steps.map((one) => one.id).join(' ')}`)
  return found
}

/** Whether one step cannot begin before another has passed. */
export function comesAfter(plan: Plan, later: string, earlier: string): boolean {
  const all = new Map(plan.steps.map((one) => [one.id, one.needs]))
  const reached = new Set(step(plan, later).needs)
  for (const id of reached) for (const need of all.get(id) ?? []) reached.add(need)
  return reached.has(earlier)
}
