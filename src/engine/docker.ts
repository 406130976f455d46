import type Dockerode from 'dockerode'
import type { Clock } from '../common/clock.js'
import { NEVER_ABORTED, withDeadline, withSignal } from '../common/deadline.js'
import type { Environment } from '../common/environment.js'
import { MAY_WRITE } from '../common/run-identity.js'
import { parseImage, writeRepository } from '../compose/image-reference.js'
import { runImage } from '../compose/run-image.js'
import { Api } from './api.js'
import { clientOf } from './client.js'
import { type ContainerCommand, type ExecLimits, type ExecResult, execInContainer } from './container-exec.js'
import {
  type ContainerDetails,
  type ContainerListing,
  containerDetails,
  type Inventory,
  isHook,
  PROJECT,
  serviceIn,
} from './container-facts.js'
import { copyLog, openLog } from './container-logs.js'
import { Delivering } from './delivering.js'
import { framesOf, type OnTimes } from './demultiplex.js'
import { isOnFullDisk } from './disk-space.js'
import type { Endpoint } from './endpoint.js'
import { type EventListener, listenToEvents } from './event-stream.js'
import { isElsewhere } from './is-elsewhere.js'
import { Joining } from './joining.js'
import { Locating } from './locating.js'
import { isPodman, type Machine, machineOf } from './machine.js'
import { claimVolume, NameClaims } from './name-claims.js'
import { ANYBODY, type Owner, owns } from './owner.js'
import { packetsSent } from './packets-sent.js'
import { Removing } from './removing.js'
import type { SshTunnel } from './ssh-tunnel.js'
import { type TimedLine, textInOrder, timedLinesInOrder } from './stream-order.js'
import { recordsHeldByBuilds, volumesBeingFilled } from './unfinished-work.js'

/** Milliseconds in which an engine must say its version. */
const VERSION_TIMEOUT_MS = 20_000

/** What of a log counts, in seconds since 1970 by the engine's clock; absent: all of it. */
export interface LogSpan {
  readonly since?: number
  readonly until?: number
}

/** The Engine API in the gate's own words. */
export class Docker extends Api {
  /** What only a teardown does. */
  readonly removing: Removing
  /** Which run has the name of a project. */
  readonly names: NameClaims
  /** What puts files into containers. */
  readonly delivering: Delivering
  /** What puts this process's own container on networks. */
  readonly joining: Joining
  /** Where the engine is. */
  readonly locating: Locating

  private constructor(
    api: Dockerode,
    private readonly clock: Clock,
    /** Where it is reached, as DOCKER_HOST has it; undefined: at the default socket. */
    readonly host: string | undefined,
    /** The connection by way of `ssh`; undefined: there is none. */
    readonly tunnel: SshTunnel | undefined,
  ) {
    super(api)
    this.removing = new Removing(api)
    this.names = new NameClaims(api)
    this.delivering = new Delivering(api)
    this.joining = new Joining(api)
    this.locating = new Locating(api)
  }

  /** @param endpoint undefined: the default socket @throws EngineTrouble where it is no address */
  static async connect(
    endpoint: Endpoint | undefined,
    clock: Clock,
    environment: Environment = {},
    signal = NEVER_ABORTED,
  ): Promise<Docker> {
    const isTunnelled = endpoint?.host.startsWith('ssh://') === true
    const tunnel = isTunnelled ? await openTunnel(endpoint.host, environment, clock, signal) : undefined
    const api = await clientOf(tunnel ? socketAt(tunnel.socket) : endpoint)
    return new Docker(api, clock, endpoint?.host, tunnel)
  }

  /** The engine's version. @throws EngineTrouble where none answers */
  async version(signal = NEVER_ABORTED): Promise<string> {
    const limit = withDeadline(signal, VERSION_TIMEOUT_MS, this.clock)
    const answer = await this.call(() => withSignal(this.api.version(), limit.signal))
    return answer.Version
  }

  /** Whether the engine is Podman, which serves the API of Docker. @throws EngineTrouble */
  async isPodman(signal = NEVER_ABORTED): Promise<boolean> {
    const limit = withDeadline(signal, VERSION_TIMEOUT_MS, this.clock)
    return isPodman(await this.call(() => withSignal(this.api.version(), limit.signal)))
  }

  /** What the machine with the engine has. @throws EngineTrouble */
  async machine(): Promise<Machine> {
    return this.call(() => machineOf(this.api))
  }

  /** Milliseconds since 1970 by the engine's clock, which may not be this machine's. @throws EngineTrouble */
  async time(): Promise<number> {
    const { SystemTime }: { SystemTime?: string } = await this.call(() => this.api.info())
    const time = Date.parse(SystemTime ?? '')
    return Number.isNaN(time) ? Date.now() : time
  }

  async containers(project: string, owner: Owner = ANYBODY): Promise<ContainerListing[]> {
    const list = await this.call(() =>
      this.api.listContainers({ all: true, filters: { label: [`${PROJECT}=${project}`] } }),
    )
    const owned = list.filter(({ Labels }) => owns(owner, Labels))
    return owned.map((container) => ({
      id: container.Id,
      name: nameOf(container),
      service: serviceIn(container.Labels),
      ...(isHook(container.Labels) ? { isHook: true } : {}),
      image: container.ImageID,
      state: container.State,
      mayWrite: container.Labels[MAY_WRITE] !== undefined,
    }))
  }

  /** What of a project is there, but for the claim of its name. Images carry no run's label. */
  async inventory(project: string, owner: Owner = ANYBODY): Promise<Inventory> {
    const filters = { label: [`${PROJECT}=${project}`] }
    const [containers, networks, volumes, images] = await Promise.all([
      this.containers(project, owner),
      this.call(() => this.api.listNetworks({ filters })),
      this.call(() => this.api.listVolumes({ filters })),
      this.call(() => this.api.listImages({ filters: { reference: [runImage(project, '*')] } })),
    ])
    return {
      containers,
      networks: networks
        .filter(({ Labels }) => owns(owner, Labels))
        .map((network) => ({ id: network.Id, name: network.Name })),
      volumes: (volumes.Volumes ?? [])
        .filter(({ Name, Labels }) => Name !== claimVolume(project) && owns(owner, Labels))
        .map((volume) => volume.Name),
      images: owns(owner, undefined) ? images.flatMap((image) => image.RepoTags ?? []) : [],
    }
  }

  /** Ids that are gone when all builds of today, also of others, have ended; none where the engine refuses. */
  async recordsHeldByBuilds(): Promise<ReadonlySet<string>> {
    return (await this.unlessRefused(() => recordsHeldByBuilds(this.api))) ?? new Set()
  }

  /**
   * Names of volumes of containers, also of others, that are being created and not listed yet; none where the engine
   * refuses.
   */
  async volumesBeingFilled(): Promise<ReadonlySet<string>> {
    return (await this.unlessRefused(() => volumesBeingFilled(this.api))) ?? new Set()
  }

  /** Undefined: it is gone. */
  async inspect(id: string): Promise<ContainerDetails | undefined> {
    const facts = await this.ifThere(() => this.api.getContainer(id).inspect())
    return facts === undefined ? undefined : containerDetails(facts)
  }

  /** How many packets a container has sent; undefined where the engine does not count them, or it is gone. */
  async packetsSent(id: string): Promise<number | undefined> {
    return this.unlessRefused(() => packetsSent(this.api, id))
  }

  async start(id: string): Promise<void> {
    await this.call(() => this.api.getContainer(id).start())
  }

  /** Whether the image of a container is for another platform than the engine's own; false where it is unknown. */
  async isForeign(id: string): Promise<boolean> {
    const [container, own] = await Promise.all([
      this.ifThere(() => this.api.getContainer(id).inspect()),
      this.call(() => this.api.version()),
    ])
    const image = container && (await this.ifThere(() => this.api.getImage(container.Image).inspect()))
    return image !== undefined && image.Architecture !== own.Arch
  }

  /** Whether nothing is left of the disk on which the engine keeps its data; false where that is unknown. */
  async hasFullDisk(): Promise<boolean> {
    if (isElsewhere(this.host)) return false
    const info: { readonly DockerRootDir?: string } | undefined = await this.unlessRefused(() =>
      this.api.info(),
    )
    return info?.DockerRootDir !== undefined && isOnFullDisk(info.DockerRootDir)
  }

  /** Names of the containers, also of other projects, that use a volume. */
  async usersOfVolume(name: string): Promise<string[]> {
    const users = await this.unlessRefused(() =>
      this.api.listContainers({ all: true, filters: { volume: [name] } }),
    )
    return (users ?? []).map(nameOf)
  }

  /** What all containers of the engine, also of other projects, have mounted of its machine: absolute paths there. */
  async mountedSources(): Promise<ReadonlySet<string>> {
    const all = await this.unlessRefused(() => this.api.listContainers({ all: true }))
    return new Set((all ?? []).flatMap(({ Mounts = [] }) => Mounts.map(({ Source }) => Source)))
  }

  /** The id of an image; undefined where the engine does not have it. */
  async imageId(reference: string): Promise<string | undefined> {
    return (await this.ifThere(() => this.api.getImage(reference).inspect()))?.Id
  }

  /** Gives an image another name. @param reference `repository:tag` */
  async tag(image: string, reference: string): Promise<void> {
    const named = parseImage(reference)
    await this.call(() =>
      this.api.getImage(image).tag({ repo: writeRepository(named), tag: named.tag ?? 'latest' }),
    )
  }

  async hasNetwork(name: string): Promise<boolean> {
    return (await this.ifThere(() => this.api.getNetwork(name).inspect())) !== undefined
  }

  async hasVolume(name: string): Promise<boolean> {
    return (await this.ifThere(() => this.api.getVolume(name).inspect())) !== undefined
  }

  /**
   * Runs a command in a running container; as the container's own user and in its environment, where nothing else is asked.
   * @throws EngineTrouble where the engine is lost; the signal's reason
   */
  exec(id: string, command: readonly string[] | ContainerCommand, limits: ExecLimits): Promise<ExecResult> {
    const asked = 'command' in command ? command : { command }
    return execInContainer(this.api, id, asked, limits, this.clock)
  }

  /**
   * The last lines a container printed, standard output and error together; empty where the engine keeps none.
   * Of lines that were printed at once, those of standard error come last.
   */
  async lastLines(id: string, count: number, within: LogSpan = {}): Promise<string> {
    const { log, tty } = await this.lastLog(id, count, within)
    return tty ? log.toString('utf8') : textInOrder(framesOf(this.api.modem, log))
  }

  /** The same lines with their times, which nobody knows of a container with a terminal. */
  async lastTimedLines(id: string, count: number): Promise<readonly TimedLine[]> {
    const { log, tty } = await this.lastLog(id, count, {})
    if (!tty) return timedLinesInOrder(framesOf(this.api.modem, log))
    return log
      .toString('utf8')
      .split('\n')
      .map((text) => ({ text, at: Number.NaN }))
  }

  /** What an engine returns of a log: of a container without a terminal in frames, with times. */
  private async lastLog(
    id: string,
    count: number,
    within: LogSpan,
  ): Promise<{ readonly log: Buffer; readonly tty: boolean }> {
    const nothing = { log: Buffer.alloc(0), tty: true }
    const facts = await this.unlessRefused(() => this.inspect(id))
    if (facts === undefined) return nothing
    const options = {
      follow: false,
      stdout: true,
      stderr: true,
      tail: count,
      timestamps: !facts.tty,
      ...within,
    } as const
    const log = await this.unlessRefused(() => this.api.getContainer(id).logs(options))
    return log === undefined ? nothing : { log, tty: facts.tty }
  }

  /**
   * Copies everything a container printed up to now; nothing of one that is gone.
   * @param destination is not closed
   * @param onTimes takes the time of each line of a container without a terminal
   * @throws the signal's reason; Error where the engine does not return the log
   */
  async logs(
    id: string,
    destination: NodeJS.WritableStream,
    signal: AbortSignal,
    onTimes?: OnTimes,
  ): Promise<void> {
    try {
      const facts = await withSignal(this.inspect(id), signal)
      // What a terminal shows has no lines with times of their own.
      const timed = facts?.tty === false && onTimes !== undefined
      const log = facts && (await this.ifThere(() => openLog(this.api, id, signal, timed)))
      if (facts && log) {
        await copyLog(log, facts.tty, this.api.modem, destination, signal, timed ? onTimes : undefined)
      }
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
  }

  /**
   * Copies what a container prints until it ends; nothing of one that is gone. It may not have been started yet.
   * @param destination is not closed
   * @throws the signal's reason; Error where the engine does not return the log
   */
  async followLog(id: string, destination: NodeJS.WritableStream, signal: AbortSignal): Promise<void> {
    try {
      const container = this.api.getContainer(id)
      // A log that is followed before the container's start ends at once: an engine follows only what runs.
      const options = { stream: true, logs: true, stdout: true, stderr: true, abortSignal: signal } as const
      const log = await this.ifThere(() => container.attach(options))
      if (log) await copyLog(log, false, this.api.modem, destination, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
  }

  /** Reports events of the project's containers from now on, until `signal` is aborted. @throws EngineTrouble */
  async listenToEvents(project: string, listener: EventListener, signal: AbortSignal): Promise<void> {
    await this.call(() => listenToEvents(this.api, project, listener, signal))
  }
}

async function openTunnel(...how: Parameters<typeof SshTunnel.open>): Promise<SshTunnel> {
  // Loaded late: few engines are reached so.
  const { SshTunnel } = await import('./ssh-tunnel.js')
  return SshTunnel.open(...how)
}

function socketAt(path: string): Endpoint {
  return { host: `unix://${path}`, tlsPath: undefined }
}

function nameOf({ Names, Id }: Pick<Dockerode.ContainerInfo, 'Names' | 'Id'>): string {
  return (Names[0] ?? Id).replace(/^\//, '')
}
