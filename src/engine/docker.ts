import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type Dockerode from 'dockerode'
import type { EngineTrouble } from '../problem.js'
import { runImage } from '../project/run-image.js'
import { lastPart } from '../run/log-lines.js'
import { connection, type Endpoint } from './endpoint.js'
import {
  type ContainerDetails,
  type ContainerEvent,
  type ContainerListing,
  containerEvent,
  details,
  type ExecResult,
  type Inventory,
  PROJECT,
  SERVICE,
} from './facts.js'
import { plain, withSignal } from './streams.js'
import { lost, messageOf, statusOf } from './trouble.js'
import { buildsHold, fillings } from './under-way.js'

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

  /** Ids that vanish when builds that are under way, anybody's, have ended. */
  async building(): Promise<ReadonlySet<string>> {
    return this.call(() => buildsHold(this.api))
  }

  /** Names of volumes of containers, anybody's, that are being created and not listed yet. */
  async creating(): Promise<ReadonlySet<string>> {
    return this.call(() => fillings(this.api))
  }

  /** Undefined: it is gone. */
  async inspect(id: string): Promise<ContainerDetails | undefined> {
    const facts = await this.ifThere(() => this.api.getContainer(id).inspect())
    return facts === undefined ? undefined : details(facts)
  }

  async start(id: string): Promise<void> {
    await this.call(() => this.api.getContainer(id).start())
  }

  /**
   * Stops a container: asks, waits `grace` milliseconds, kills. Fine where it does not run or is gone.
   * @param hurry aborted: waits no longer
   */
  async stop(id: string, grace: number, hurry: AbortSignal): Promise<void> {
    const container = this.api.getContainer(id)
    const fine = [304, 404, 409]
    if (grace > 0 && !hurry.aborted) {
      const stopped = this.tolerate(fine, () => container.stop({ t: Math.ceil(grace / 1000) }))
      await withSignal(stopped, hurry).catch((error: unknown) => {
        if (!hurry.aborted) throw error
      })
      if (!hurry.aborted) return
    }
    await this.tolerate(fine, () => container.kill())
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
      const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' }
      // The client cuts off a path's last character where options are missing after the question mark.
      const options = { stdout: true, stderr: true }
      const request = { path: `/containers/${id}/logs?`, options, method: 'GET', isStream: true, statusCodes }
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
      event: ['start', 'die', 'oom', 'health_status'],
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
    for await (const chunk of this.demultiplexed(stream)) output = lastPart(output + String(chunk), most)
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
