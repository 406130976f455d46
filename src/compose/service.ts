import { dictionary } from '../common/dictionary.js'
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
import { undouble } from './doubled-dollars.js'
import { parseHealthCheck } from './health-check.js'
import { parseNetworkMode } from './network-mode.js'
import { parseExpose, parsePorts } from './ports.js'
import type { Condition, Dependency, PreStartHook, Service } from './project.js'
import { type Share, sharesIn } from './sharing.js'

/**
 * The services of Compose's answer.
 * @param model the answer, repaired to be read again
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
  return dictionary(services)
}

interface Described {
  readonly raw: JsonObject
  /** The same with each `$` as it is meant. */
  readonly said: JsonObject
  readonly profiles: readonly string[]
}

function serviceOf(name: string, { raw, said, profiles }: Described, model: JsonObject): Service {
  const shares = sharesIn(said)
  return {
    name,
    profiles,
    image: string(said.image),
    build: isObject(raw.build) ? raw.build : undefined,
    command: commandWords(said.command),
    entrypoint: words(said.entrypoint),
    environment: environment(said.environment),
    dependsOn: dependencies(said.depends_on),
    healthCheck: parseHealthCheck(said.healthcheck),
    networkMode: parseNetworkMode(said.network_mode),
    ports: parsePorts(said.ports),
    expose: parseExpose(said.expose),
    containerName: string(said.container_name),
    restart: restart(said),
    replicas: number(object(said.deploy).replicas) ?? number(said.scale) ?? 1,
    shares,
    joins: joins(said, shares),
    ...preStart(said.pre_start),
    startedByCompose: isStartedByCompose(said, model),
    raw,
  }
}

function words(value: Json | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? strings(value) : undefined
}

/** An empty command is none: the engine takes that of the image. An empty entrypoint takes the one of the image away. */
function commandWords(value: Json | undefined): readonly string[] | undefined {
  const command = words(value)
  return command?.length === 0 ? undefined : command
}

/** A variable without a value is one that the host does not have either: the container does not get it. */
function environment(value: Json | undefined): Readonly<Record<string, string>> {
  const entries = Object.entries(object(value)).flatMap(([key, inner]) => {
    const known = string(inner)
    return known === undefined ? [] : [[key, known] as const]
  })
  return dictionary(entries)
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
  return dictionary(entries)
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

function joins(said: JsonObject, shares: readonly Share[]): readonly string[] {
  const shared = shares.flatMap(({ kind, name }) => (kind === 'service' ? [name] : []))
  const links = strings(said.links).map((link) => link.split(':')[0] ?? link)
  return [...new Set([...shared, ...links])]
}

function preStart(value: Json | undefined): Pick<Service, 'preStart'> {
  const hooks = list(value).map((entry): PreStartHook => {
    const { command, image } = object(entry)
    return { command: words(command) ?? [], image: string(image) }
  })
  return hooks.length > 0 ? { preStart: hooks } : {}
}

/** Such containers get files or commands between their creation and their start, which only Compose gives them. */
function isStartedByCompose(said: JsonObject, model: JsonObject): boolean {
  const hooks = [said.pre_start, said.pre_stop].some((hook) => list(hook).length > 0)
  return hooks || isInjected(said.secrets, model.secrets) || isInjected(said.configs, model.configs)
}

function isInjected(used: Json | undefined, defined: Json | undefined): boolean {
  return list(used).some((entry) => {
    const source = string(entry) ?? string(object(entry).source) ?? ''
    const definition = object(object(defined)[source])
    return definition.content !== undefined || definition.environment !== undefined
  })
}
