import type Dockerode from 'dockerode'
import { preStartName } from '../common/pre-start-name.js'
import { type EffectiveHealthCheck, isNone, timingOf } from '../compose/health-check.js'

/** Labels that Compose puts on everything it makes. */
export const PROJECT = 'com.docker.compose.project'
export const SERVICE = 'com.docker.compose.service'

/** Labels of something on the engine. */
export type Labels = Readonly<Record<string, string | undefined>>

/** Labels of which only a service's own containers have the one, and everything that Compose makes has the other. */
const NUMBER = 'com.docker.compose.container-number'
const MADE_BY = 'com.docker.compose.version'
const HOOK = 'com.docker.compose.hook'

/**
 * The service of a container; of one that runs before its service starts the name for that. Not every version of Compose
 * labels those as hooks.
 */
export function serviceIn(labels: Labels): string {
  const service = labels[SERVICE] ?? ''
  return isHook(labels) && service !== '' ? preStartName(service) : service
}

/** Whether a container runs before its service starts. */
export function isHook(labels: Labels): boolean {
  return labels[HOOK] !== undefined || (labels[MADE_BY] !== undefined && labels[NUMBER] === undefined)
}

/** One container of the project, as a listing shows it. */
export interface ContainerListing {
  readonly id: string
  readonly name: string
  readonly service: string
  /** Image id. */
  readonly image: string
  readonly state: string
  /** It runs before its service starts. Its log is kept while it runs, for it may be removed at once. */
  readonly isHook?: boolean | undefined
  /** It may write into a folder of the machine. */
  readonly mayWrite?: boolean | undefined
}

/** The containers of a project by service, those of one service in the order of their numbers. */
export function byService(
  containers: readonly ContainerListing[],
): ReadonlyMap<string, readonly ContainerListing[]> {
  const services = new Map<string, ContainerListing[]>()
  const inOrder = [...containers].sort((left, right) =>
    left.name.localeCompare(right.name, 'en', { numeric: true }),
  )
  for (const container of inOrder) {
    services.set(container.service, [...(services.get(container.service) ?? []), container])
  }
  return services
}

/** One container as an inspection shows it. Durations in milliseconds. */
export interface ContainerDetails {
  readonly id: string
  /** The number of its first process on the engine's machine; 0: it does not run. */
  readonly pid: number
  readonly running: boolean
  /** It was created, and its process has not been started yet. Then its exit code, 0, says nothing. */
  readonly neverStarted?: boolean | undefined
  readonly restarting: boolean
  readonly paused: boolean
  readonly exitCode: number
  /** What it runs, the entrypoint included. */
  readonly command?: readonly string[] | undefined
  /** When it was last started, in seconds since 1970 by the engine's clock; undefined: it has not been. */
  readonly startedAt?: number | undefined
  /** When it last ended, in seconds since 1970 by the engine's clock; undefined: it has not. */
  readonly lastEndAt?: number | undefined
  /** How often its restart policy has started it again. */
  readonly restarts?: number | undefined
  readonly outOfMemory: boolean
  readonly memoryLimit: number
  /** Something of it lies in memory or on a disk of a size that the file sets: `tmpfs`, `storage_opt`. */
  readonly hasDiskOfItsOwn: boolean
  /** Why the engine could not start it; empty where it could. */
  readonly error: string
  /** Absent: neither the Compose file nor the image has one. */
  readonly healthCheck?: EffectiveHealthCheck | undefined
  /** What the engine's own health check says of it by now; absent: it has none. */
  readonly health?: ContainerHealth | undefined
  /** Ports the image or the Compose file exposes, TCP only. */
  readonly exposed: readonly number[]
  /** `8000/tcp` → where it is reached. */
  readonly published: Readonly<Record<string, { readonly address: string; readonly port: number }>>
  /** The networks it is on. */
  readonly networks: readonly ContainerNetwork[]
  readonly tty: boolean
  /** Variables of its environment. */
  readonly variables: Readonly<Record<string, string>>
}

/** A network that a container is on. */
export interface ContainerNetwork {
  readonly id: string
  readonly name: string
  /** Undefined: the container does not run. */
  readonly address: string | undefined
}

/** The engine's own word on a container with a health check. */
export interface ContainerHealth {
  readonly isUnhealthy: boolean
  /** Of the last probe; undefined: none has ended. */
  readonly lastProbe: { readonly exitCode: number; readonly output: string } | undefined
}

/** What of a project is on the engine, by names people know. */
export interface Inventory {
  readonly containers: readonly ContainerListing[]
  readonly networks: readonly { readonly id: string; readonly name: string }[]
  readonly volumes: readonly string[]
  /** References of images built for the run alone. */
  readonly images: readonly string[]
}

/** Why the engine does not do what it was asked to, in its own words; undefined: it has done it. */
export type Refusal = string | undefined

/** An inspection in the gate's own words. */
export function containerDetails(facts: Dockerode.ContainerInspectInfo): ContainerDetails {
  const { State: state, HostConfig: host, Config: config } = facts
  const published: Record<string, { address: string; port: number }> = {}
  for (const [port, bindings] of Object.entries(facts.NetworkSettings.Ports ?? {})) {
    // An address that stands for all of them is reached on loopback; IPv4 first, which every server here speaks.
    const binding = bindings?.find(({ HostIp }) => !HostIp.includes(':')) ?? bindings?.[0]
    if (binding === undefined) continue
    const address = ANY_ADDRESS.has(binding.HostIp) ? '127.0.0.1' : binding.HostIp
    published[port] = { address, port: Number(binding.HostPort) }
  }
  return {
    id: facts.Id,
    pid: state.Pid,
    running: state.Running,
    neverStarted: state.Status === 'created',
    restarting: state.Restarting,
    paused: state.Paused === true,
    exitCode: state.ExitCode,
    command: [facts.Path ?? '', ...(facts.Args ?? [])],
    startedAt: secondsOf(state.StartedAt),
    lastEndAt: secondsOf(state.FinishedAt),
    restarts: facts.RestartCount,
    outOfMemory: state.OOMKilled,
    memoryLimit: host.Memory ?? 0,
    hasDiskOfItsOwn: hasDiskOfItsOwn(host),
    error: state.Error ?? '',
    healthCheck: healthCheck(config.Healthcheck),
    health: healthOf(state.Health),
    exposed: Object.keys(config.ExposedPorts ?? {})
      .filter((port) => port.endsWith('/tcp'))
      .map((port) => Number.parseInt(port, 10)),
    published,
    networks: Object.entries(facts.NetworkSettings.Networks ?? {}).map(([name, network]) => ({
      id: network.NetworkID,
      name,
      address: network.IPAddress || network.GlobalIPv6Address || undefined,
    })),
    tty: config.Tty,
    variables: Object.fromEntries((config.Env ?? []).map(variable)),
  }
}

function hasDiskOfItsOwn({ Tmpfs, StorageOpt, Mounts }: Dockerode.HostConfig): boolean {
  const isTmpfs = (Mounts ?? []).some(({ Type }) => Type === 'tmpfs')
  return isTmpfs || [Tmpfs, StorageOpt].some((sizes) => Object.keys(sizes ?? {}).length > 0)
}

function healthCheck(check: Dockerode.HealthConfig | undefined): EffectiveHealthCheck | undefined {
  const test = check?.Test ?? []
  if (test.length === 0 || isNone(test)) return undefined
  const timing = {
    interval: milliseconds(check?.Interval),
    timeout: milliseconds(check?.Timeout),
    startPeriod: milliseconds(check?.StartPeriod),
    retries: check?.Retries || undefined,
  }
  return { test, ...timingOf(timing) }
}

function healthOf(health: Dockerode.ContainerInspectInfo['State']['Health']): ContainerHealth | undefined {
  if (health === undefined || health.Status === 'none') return undefined
  const last = health.Log?.at(-1)
  return {
    isUnhealthy: health.Status === 'unhealthy',
    lastProbe: last && { exitCode: last.ExitCode, output: last.Output },
  }
}

/** @param text `NAME=VALUE`; the name alone where it has none */
function variable(text: string): readonly [string, string] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)]
}

const ANY_ADDRESS = new Set(['', '0.0.0.0', '::'])

/** Seconds since 1970; undefined for the engine's word for never, which is the year 1. */
function secondsOf(time: string): number | undefined {
  const seconds = Date.parse(time) / 1000
  return seconds > 0 ? seconds : undefined
}

/** The engine counts in nanoseconds, and 0 means its default. */
function milliseconds(nanoseconds: number | undefined): number | undefined {
  return nanoseconds ? nanoseconds / 1e6 : undefined
}
