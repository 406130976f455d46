import { parseDuration } from '../common/duration.js'
import {
  isObject,
  type Json,
  type JsonObject,
  list,
  number,
  object,
  string,
  strings,
} from '../common/json.js'
import type { Condition, Dependency, HealthCheck, Port, Service } from './project.js'

/**
 * The services of Compose's answer.
 * @param model the answer, mended to be read again
 * @param printed the answer as it came; only this one still says the profiles
 * @param hasDollars whether there is a `$` in it anywhere
 */
export function servicesOf(
  model: JsonObject,
  printed: JsonObject,
  hasDollars = true,
): Readonly<Record<string, Service>> {
  const services = Object.entries(object(model.services)).map(([name, value]) => {
    const raw = object(value)
    const profiles = strings(object(object(printed.services)[name]).profiles)
    const said = hasDollars ? object(undouble(raw)) : raw
    return [name, serviceOf(name, { raw, said, profiles }, model)] as const
  })
  return Object.fromEntries(services)
}

interface Described {
  readonly raw: JsonObject
  /** The same with each `$` as it is meant. */
  readonly said: JsonObject
  readonly profiles: readonly string[]
}

function serviceOf(name: string, { raw, said, profiles }: Described, model: JsonObject): Service {
  return {
    name,
    profiles,
    image: string(said.image),
    build: isObject(raw.build) ? raw.build : undefined,
    command: words(said.command),
    entrypoint: words(said.entrypoint),
    environment: environment(said.environment),
    dependsOn: dependencies(said.depends_on),
    healthCheck: healthCheck(said.healthcheck),
    ports: list(said.ports).flatMap((entry) => port(object(entry)) ?? []),
    expose: strings(said.expose).flatMap(exposed),
    containerName: string(said.container_name),
    restart: restart(said),
    replicas: number(object(said.deploy).replicas) ?? number(said.scale) ?? 1,
    joins: joins(said),
    startedByCompose: isStartedByCompose(said, model),
    raw,
  }
}

/** Compose prints each `$` twice, so that its answer can be read again as a Compose file. */
export function undouble(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('$$', '$')
  if (Array.isArray(value)) return value.map(undouble)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, undouble(inner)]))
}

function words(value: Json | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? strings(value) : undefined
}

/** A variable without a value is one that the host does not have either: the container does not get it. */
function environment(value: Json | undefined): Readonly<Record<string, string>> {
  const entries = Object.entries(object(value)).flatMap(([key, inner]) => {
    const known = string(inner)
    return known === undefined ? [] : [[key, known] as const]
  })
  return Object.fromEntries(entries)
}

const CONDITIONS: ReadonlySet<string> = new Set<Condition>([
  'service_started',
  'service_healthy',
  'service_completed_successfully',
])

function isCondition(text: string | undefined): text is Condition {
  return text !== undefined && CONDITIONS.has(text)
}

function dependencies(value: Json | undefined): Readonly<Record<string, Dependency>> {
  const entries = Object.entries(object(value)).map(([name, inner]) => {
    const { condition, required } = object(inner)
    const said = string(condition)
    return [
      name,
      { condition: isCondition(said) ? said : 'service_started', required: required !== false },
    ] as const
  })
  return Object.fromEntries(entries)
}

function healthCheck(value: Json | undefined): HealthCheck | undefined {
  if (!isObject(value)) return undefined
  const test = strings(value.test)
  return {
    disabled: value.disable === true || test[0] === 'NONE',
    test: test.length > 0 && test[0] !== 'NONE' ? test : undefined,
    interval: milliseconds(value.interval),
    timeout: milliseconds(value.timeout),
    startPeriod: milliseconds(value.start_period),
    startInterval: milliseconds(value.start_interval),
    retries: number(value.retries),
  }
}

function milliseconds(value: Json | undefined): number | undefined {
  const text = string(value)
  return text === undefined ? undefined : parseDuration(text)
}

function port(value: JsonObject): Port | undefined {
  const target = number(value.target)
  if (target === undefined) return undefined
  const protocol = string(value.protocol) ?? 'tcp'
  if (protocol !== 'tcp' && protocol !== 'udp') return undefined
  return { target, published: string(value.published), protocol }
}

/** `80`, `80/tcp`, `90-92`. */
function exposed(text: string): readonly number[] {
  const match = /^(\d+)(?:-(\d+))?(?:\/tcp)?$/.exec(text)
  if (match === null) return []
  const first = Number(match[1])
  const last = Math.min(Number(match[2] ?? first), 65_535)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** `deploy.restart_policy` wins over `restart`, as in Compose. */
function restart(said: JsonObject): string {
  const policy = object(said.deploy).restart_policy
  if (!isObject(policy)) return string(said.restart) ?? 'no'
  const condition = string(policy.condition) ?? 'any'
  if (condition === 'none') return 'no'
  if (condition === 'any') return 'always'
  const attempts = number(policy.max_attempts)
  return attempts === undefined ? 'on-failure' : `on-failure:${attempts}`
}

function joins(said: JsonObject): readonly string[] {
  const modes = [said.network_mode, said.ipc, said.pid].flatMap(
    (mode) => /^service:(.+)$/.exec(string(mode) ?? '')?.[1] ?? [],
  )
  const volumes = strings(said.volumes_from)
    .filter((from) => !from.startsWith('container:'))
    .map((from) => from.split(':')[0] ?? from)
  const links = strings(said.links).map((link) => link.split(':')[0] ?? link)
  return [...new Set([...modes, ...volumes, ...links])]
}

/** Such containers get files or commands between their creation and their start, which only Compose gives them. */
function isStartedByCompose(said: JsonObject, model: JsonObject): boolean {
  const hooks = [said.post_start, said.pre_start, said.pre_stop].some((hook) => list(hook).length > 0)
  return hooks || isInjected(said.secrets, model.secrets) || isInjected(said.configs, model.configs)
}

function isInjected(used: Json | undefined, defined: Json | undefined): boolean {
  return list(used).some((entry) => {
    const source = string(entry) ?? string(object(entry).source) ?? ''
    const definition = object(object(defined)[source])
    return definition.content !== undefined || definition.environment !== undefined
  })
}
