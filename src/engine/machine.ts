import type Dockerode from 'dockerode'

/** The machine with the engine, as far as projects ask for something of it. */
export interface Machine {
  readonly hostName: string
  readonly cpus: number
  /** For instance `linux/amd64`. */
  readonly platform: string
  /** Of the engine. */
  readonly version: string
  /** Of the engine's API: the newest that it speaks. */
  readonly apiVersion: string
  /** The oldest version of its API that the engine speaks. */
  readonly oldestApiVersion: string
  /** Names of container runtimes. */
  readonly runtimes: readonly string[]
  /** Names of devices that the engine has found; engines before 28.3 name none. */
  readonly devices: readonly string[]
  readonly isSwarmManager: boolean
  /** The engine is Docker's own, and not one that speaks its language. */
  readonly isDocker: boolean
  /** The engine is Podman, which serves the API of Docker, and has no BuildKit. */
  readonly isPodman: boolean
  /** The engine runs in a network of its own, and something on the machine passes published ports on to it. */
  readonly isForwarded: boolean
}

/** What of the engine's answers is used; an engine that is not Docker's own may leave things out. */
interface Info {
  readonly Name?: string
  readonly NCPU?: number
  readonly Runtimes?: Readonly<Record<string, unknown>> | null
  readonly DiscoveredDevices?: readonly { readonly ID?: string }[] | null
  readonly Swarm?: { readonly ControlAvailable?: boolean }
  readonly OperatingSystem?: string
  readonly SecurityOptions?: readonly string[] | null
}

export async function machineOf(api: Dockerode): Promise<Machine> {
  const [info, { Os, Arch, Version, ApiVersion, MinAPIVersion, Components }]: [
    Info,
    Dockerode.DockerVersion,
  ] = await Promise.all([api.info(), api.version()])
  return {
    hostName: info.Name ?? '',
    cpus: info.NCPU ?? Number.POSITIVE_INFINITY,
    platform: `${Os}/${Arch}`,
    version: Version,
    apiVersion: ApiVersion,
    oldestApiVersion: MinAPIVersion ?? ApiVersion,
    runtimes: Object.keys(info.Runtimes ?? {}),
    devices: (info.DiscoveredDevices ?? []).flatMap(({ ID }) => ID ?? []),
    isSwarmManager: info.Swarm?.ControlAvailable === true,
    isDocker: (Components ?? []).some(({ Name }) => Name === 'Engine'),
    isPodman: isPodman({ Components }),
    isForwarded:
      info.OperatingSystem === 'Docker Desktop' || (info.SecurityOptions ?? []).includes('name=rootless'),
  }
}

export function isPodman({ Components }: Pick<Dockerode.DockerVersion, 'Components'>): boolean {
  return (Components ?? []).some(({ Name }) => Name === 'Podman Engine')
}
