import { readFile } from 'node:fs/promises'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type Dockerode from 'dockerode'
import { EngineTrouble } from '../problem.js'
import { runImage } from '../project/run-image.js'

const PROJECT = 'com.docker.compose.project'
const SERVICE = 'com.docker.compose.service'

/** One container of the project, as a listing shows it. */
export interface ContainerListing {
  readonly id: string
  readonly name: string
  readonly service: string
  /** Image id. */
  readonly image: string
  readonly state: string
}

/** One container as an inspection shows it. Durations in milliseconds. */
export interface ContainerDetails {
  readonly id: string
  readonly running: boolean
  readonly restarting: boolean
  readonly exitCode: number
  readonly outOfMemory: boolean
  readonly memoryLimit: number
  /** Why the engine could not start it; empty where it could. */
  readonly error: string
  readonly restart: { readonly policy: string; readonly most: number }
  readonly restartCount: number
  readonly healthCheck?:
    | {
        readonly test: readonly string[]
        readonly interval: number
        readonly timeout: number
        readonly retries: number
        readonly startPeriod: number
      }
    | undefined
  /** Ports the image or the Compose file exposes, TCP only. */
  readonly exposed: readonly number[]
  /** `8000/tcp` → where it is reached. */
  readonly published: Readonly<Record<string, { readonly address: string; readonly port: number }>>
  readonly tty: boolean
}

/** What an engine tells of a container of the project. */
export interface ContainerEvent {
  readonly action: 'start' | 'die' | 'oom'
  readonly id: string
  readonly service: string
  /** Of `die`. */
  readonly exitCode: number
}

export interface ExecResult {
  /** Undefined: it did not end in time, or could not be run at all. */
  readonly exitCode: number | undefined
  /** Standard output and error together. */
  readonly output: string
}

/** What of a project is on the engine, by names people know. */
export interface Inventory {
  readonly containers: readonly ContainerListing[]
  readonly networks: readonly { readonly id: string; readonly name: string }[]
  readonly volumes: readonly string[]
  /** References of images built for the run alone. */
  readonly images: readonly string[]
}

/** Where the engine is and how to speak to it. */
export interface Endpoint {
  readonly host: string
  readonly tlsPath: string | undefined
}

/** The only place that knows dockerode: the Engine API in the gate's own words. */
export class Docker {
  private constructor(private readonly api: Dockerode) {}

  /**
   * @param endpoint of the command line's context; absent: what `DOCKER_HOST` and its friends say, else the default
   */
  static async connect(endpoint?: Endpoint): Promise<Docker> {
    // Loaded late: `plan`, `--help` and a clean post step need no engine.
    const { default: Client } = await import('dockerode')
    return new Docker(endpoint === undefined ? new Client() : new Client(await connection(endpoint)))
  }

  /** The engine's version. @throws EngineTrouble where none answers */
  async version(signal?: AbortSignal): Promise<string> {
    const limit = AbortSignal.timeout(ANSWER_LIMIT)
    return this.call(async () => {
      const answer = await withSignal(
        this.api.version(),
        signal === undefined ? limit : AbortSignal.any([signal, limit]),
      )
      return answer.Version
    })
  }

  async containers(project: string): Promise<ContainerListing[]> {
    const list = await this.call(() =>
      this.api.listContainers({ all: true, filters: { label: [`${PROJECT}=${project}`] } }),
    )
    return list.map((container) => ({
      id: container.Id,
      name: (container.Names[0] ?? container.Id).replace(/^\//, ''),
      service: container.Labels[SERVICE] ?? '',
      image: container.ImageID,
      state: container.State,
    }))
  }

  async inventory(project: string): Promise<Inventory> {
    const filters = { label: [`${PROJECT}=${project}`] }
    const [containers, networks, volumes, images] = await Promise.all([
      this.containers(project),
      this.call(() => this.api.listNetworks({ filters })),
      this.call(() => this.api.listVolumes({ filters })),
      this.call(() => this.api.listImages({ filters: { reference: [runImage(project, '*')] } })),
    ])
    return {
      containers,
      networks: networks.map((network) => ({ id: network.Id, name: network.Name })),
      volumes: (volumes.Volumes ?? []).map((volume) => volume.Name),
      images: images.flatMap((image) => image.RepoTags ?? []),
    }
  }

  /** Undefined: it is gone. */
  async inspect(id: string): Promise<ContainerDetails | undefined> {
    const facts = await this.ifThere(() => this.api.getContainer(id).inspect())
    return facts === undefined ? undefined : details(facts)
  }

  async start(id: string): Promise<void> {
    await this.call(() => this.api.getContainer(id).start())
  }

  /** Stops a container: asks, waits `grace` milliseconds, kills. Fine where it does not run or is gone. */
  async stop(id: string, grace: number): Promise<void> {
    const container = this.api.getContainer(id)
    const end = grace > 0 ? () => container.stop({ t: Math.ceil(grace / 1000) }) : () => container.kill()
    await this.tolerate([304, 404, 409], end)
  }

  /** Removes a container with its anonymous volumes. Fine where it is gone. */
  async remove(id: string): Promise<void> {
    await this.tolerate([404, 409], () => this.api.getContainer(id).remove({ force: true, v: true }))
  }

  async removeNetwork(id: string): Promise<void> {
    await this.tolerate([403, 404, 409], () => this.api.getNetwork(id).remove())
  }

  /** Takes every container off a network, those of strangers too, so that it can be removed. */
  async emptyNetwork(id: string): Promise<void> {
    const network = this.api.getNetwork(id)
    const facts = await this.ifThere(
      () => network.inspect() as Promise<{ Containers?: Record<string, unknown> }>,
    )
    for (const container of Object.keys(facts?.Containers ?? {})) {
      await this.tolerate([403, 404, 409], () => network.disconnect({ Container: container, Force: true }))
    }
  }

  async removeVolume(name: string): Promise<void> {
    await this.tolerate([404, 409], () => this.api.getVolume(name).remove())
  }

  /** Names of the containers, anybody's, that use a volume. */
  async usersOfVolume(name: string): Promise<string[]> {
    const users = await this.call(() => this.api.listContainers({ all: true, filters: { volume: [name] } }))
    return users.map((container) => (container.Names[0] ?? container.Id).replace(/^\//, ''))
  }

  async removeImage(reference: string): Promise<void> {
    await this.tolerate([404, 409], () => this.api.getImage(reference).remove())
  }

  /** The id of an image; undefined where the engine does not have it. */
  async imageId(reference: string): Promise<string | undefined> {
    return (await this.ifThere(() => this.api.getImage(reference).inspect()))?.Id
  }

  /** Gives an image another name. @param reference `repository:tag` */
  async tag(image: string, reference: string): Promise<void> {
    const colon = reference.lastIndexOf(':')
    const hasTag = colon > reference.lastIndexOf('/')
    await this.call(() =>
      this.api.getImage(image).tag({
        repo: hasTag ? reference.slice(0, colon) : reference,
        tag: hasTag ? reference.slice(colon + 1) : 'latest',
      }),
    )
  }

  async hasNetwork(name: string): Promise<boolean> {
    return (await this.ifThere(() => this.api.getNetwork(name).inspect())) !== undefined
  }

  async hasVolume(name: string): Promise<boolean> {
    return (await this.ifThere(() => this.api.getVolume(name).inspect())) !== undefined
  }

  /**
   * Runs a command in a running container, as the container's own user and in its environment.
   * @param limit milliseconds; a command that takes longer is left alone and counts as not ended
   * @param most characters of output that are kept, the last ones
   */
  async exec(
    id: string,
    command: readonly string[],
    limit: number,
    signal: AbortSignal,
    most = 4096,
  ): Promise<ExecResult> {
    const stop = AbortSignal.any([signal, AbortSignal.timeout(limit)])
    try {
      const exec = await withSignal(
        this.api.getContainer(id).exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true }),
        stop,
      )
      const stream = await withSignal(exec.start({ hijack: false, stdin: false }), stop)
      const output = await this.collect(stream, most, stop)
      const facts = await withSignal(exec.inspect(), stop)
      return { exitCode: facts.ExitCode ?? undefined, output }
    } catch (error) {
      signal.throwIfAborted()
      if (stop.aborted) return { exitCode: undefined, output: `no answer within ${limit} ms` }
      // The container does not run (any more), or has no such program.
      if (statusOf(error) !== undefined) return { exitCode: undefined, output: messageOf(error) }
      throw lost(error)
    }
  }

  /** The last lines a container printed, standard output and error together. */
  async lastLines(id: string, count: number): Promise<string> {
    const facts = await this.inspect(id)
    if (facts === undefined) return ''
    const buffer = await this.ifThere(() =>
      this.api.getContainer(id).logs({ follow: false, stdout: true, stderr: true, tail: count }),
    )
    return buffer === undefined ? '' : facts.tty ? buffer.toString('utf8') : plain(buffer)
  }

  /**
   * Streams everything a container printed up to now; memory stays small whatever its size.
   * @param destination is not closed
   */
  async logs(id: string, destination: NodeJS.WritableStream): Promise<void> {
    const facts = await this.inspect(id)
    const stream = facts === undefined ? undefined : await this.ifThere(() => this.logStream(id))
    if (facts === undefined || stream === undefined) return
    await pipeline(facts.tty ? stream : this.demultiplexed(stream), destination, { end: false })
  }

  /** dockerode streams only logs that it follows, and collects others in memory. */
  private logStream(id: string): Promise<NodeJS.ReadableStream> {
    return new Promise((resolve, reject) => {
      const path = `/containers/${id}/logs?stdout=1&stderr=1`
      const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' }
      const request = { path, method: 'GET', isStream: true, statusCodes }
      this.api.modem.dial(request, (error: unknown, stream: unknown) => {
        if (error) reject(error)
        else resolve(stream as NodeJS.ReadableStream)
      })
    })
  }

  /**
   * Tells of the project's containers from now on, until `signal` is aborted.
   * @param onLost the engine went away
   */
  async watch(
    project: string,
    onEvent: (event: ContainerEvent) => void,
    onLost: (trouble: EngineTrouble) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const filters = {
      type: ['container' as const],
      event: ['start', 'die', 'oom'],
      label: [`${PROJECT}=${project}`],
    }
    const stream = (await this.call(() => this.api.getEvents({ filters }))) as Readable
    signal.addEventListener('abort', () => stream.destroy(), { once: true })
    let rest = ''
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') onEvent(containerEvent(line))
    })
    const end = (cause?: unknown) => {
      if (!signal.aborted) onLost(lost(cause ?? new Error('the stream of events ended')))
    }
    stream.on('error', end).on('end', end)
  }

  private async collect(stream: Readable, most: number, signal: AbortSignal): Promise<string> {
    let output = ''
    signal.addEventListener('abort', () => stream.destroy(signal.reason), { once: true })
    for await (const chunk of this.demultiplexed(stream)) output = (output + String(chunk)).slice(-most)
    return output
  }

  /** Standard output and error of a container without a terminal come in frames of one stream. */
  private demultiplexed(stream: NodeJS.ReadableStream): PassThrough {
    const both = new PassThrough()
    this.api.modem.demuxStream(stream, both, both)
    stream.on('end', () => both.end()).on('error', (error) => both.destroy(error))
    return both
  }

  private async call<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question()
    } catch (error) {
      throw statusOf(error) === undefined ? lost(error) : error
    }
  }

  /** Undefined where the engine says it is not there. */
  private async ifThere<T>(question: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.call(question)
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  private async tolerate(statuses: readonly number[], question: () => Promise<unknown>): Promise<void> {
    try {
      await this.call(question)
    } catch (error) {
      const status = statusOf(error)
      if (status === undefined || !statuses.includes(status)) throw error
    }
  }
}

/** Milliseconds in which an engine must say its version. */
const ANSWER_LIMIT = 20_000

async function connection({ host, tlsPath }: Endpoint): Promise<Dockerode.DockerOptions> {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) }
  if (host.startsWith('npipe://')) return { socketPath: host.slice('npipe://'.length) }
  const url = new URL(host)
  if (url.protocol === 'ssh:') {
    return { protocol: 'ssh', host: url.hostname, port: url.port || 22, username: url.username }
  }
  const place = { host: url.hostname, port: url.port || (tlsPath === undefined ? 2375 : 2376) }
  if (tlsPath === undefined) return { ...place, protocol: 'http' }
  const [ca, cert, key] = await Promise.all(
    ['ca', 'cert', 'key'].map((name) => readFile(`${tlsPath}/${name}.pem`)),
  )
  return { ...place, protocol: 'https', ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }
}

function details(facts: Dockerode.ContainerInspectInfo): ContainerDetails {
  const { State: state, HostConfig: host, Config: config } = facts
  const check = config.Healthcheck
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
    running: state.Running,
    restarting: state.Restarting,
    exitCode: state.ExitCode,
    outOfMemory: state.OOMKilled,
    memoryLimit: host.Memory ?? 0,
    error: state.Error ?? '',
    restart: { policy: host.RestartPolicy?.Name ?? 'no', most: host.RestartPolicy?.MaximumRetryCount ?? 0 },
    restartCount: facts.RestartCount,
    healthCheck:
      check?.Test === undefined || check.Test.length === 0 || check.Test[0] === 'NONE'
        ? undefined
        : {
            test: check.Test,
            interval: milliseconds(check.Interval) ?? 30_000,
            timeout: milliseconds(check.Timeout) ?? 30_000,
            retries: check.Retries || 3,
            startPeriod: milliseconds(check.StartPeriod) ?? 0,
          },
    exposed: Object.keys(config.ExposedPorts ?? {})
      .filter((port) => port.endsWith('/tcp'))
      .map((port) => Number.parseInt(port, 10)),
    published,
    tty: config.Tty,
  }
}

const ANY_ADDRESS = new Set(['', '0.0.0.0', '::'])

/** The engine counts in nanoseconds, and 0 means its default. */
function milliseconds(nanoseconds: number | undefined): number | undefined {
  return nanoseconds ? nanoseconds / 1e6 : undefined
}

function containerEvent(line: string): ContainerEvent {
  const event = JSON.parse(line) as {
    Action: ContainerEvent['action']
    Actor: { ID: string; Attributes: Record<string, string> }
  }
  const { ID: id, Attributes: attributes } = event.Actor
  return {
    action: event.Action,
    id,
    service: attributes[SERVICE] ?? '',
    exitCode: Number(attributes.exitCode ?? 0),
  }
}

/** The text of a multiplexed log: frames of an 8-byte header, whose last four are the length, and so much text. */
function plain(buffer: Buffer): string {
  const parts: Buffer[] = []
  for (let offset = 0; offset + 8 <= buffer.length; ) {
    const length = buffer.readUInt32BE(offset + 4)
    parts.push(buffer.subarray(offset + 8, offset + 8 + length))
    offset += 8 + length
  }
  return Buffer.concat(parts).toString('utf8')
}

async function withSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  let leave: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    if (leave !== undefined) signal.removeEventListener('abort', leave)
  }
}

/** The engine's HTTP status; undefined where it did not answer at all. */
function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode
  return typeof status === 'number' ? status : undefined
}

/** What the engine says of an error, without the client's own words. */
export function messageOf(error: unknown): string {
  const told = (error as { json?: { message?: unknown } } | undefined)?.json?.message
  return typeof told === 'string' ? told : error instanceof Error ? error.message : String(error)
}

function lost(cause: unknown): EngineTrouble {
  if (cause instanceof EngineTrouble) return cause
  const code = (cause as NodeJS.ErrnoException | undefined)?.code
  if (code === 'EACCES' || code === 'EPERM') {
    return new EngineTrouble(
      'no permission on the socket of the Docker Engine',
      'run as a user in the group docker, or as root',
      { cause },
    )
  }
  if (code === 'ENOENT' || code === 'ECONNREFUSED') {
    return new EngineTrouble('no Docker Engine answers', 'start Docker, or point DOCKER_HOST to an engine', {
      cause,
    })
  }
  return new EngineTrouble(
    `the Docker Engine was lost: ${messageOf(cause)}`,
    'look at the log of the engine',
    { cause },
  )
}
