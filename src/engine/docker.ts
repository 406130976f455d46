import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type Dockerode from 'dockerode'
import { withSignal } from '../common/deadline.js'
import { lastPart } from '../common/last-line.js'
import type { EngineTrouble } from '../common/problem.js'
import { parseImage, writeRepository } from '../compose/image-reference.js'
import { runImage } from '../compose/run-image.js'
import { Api } from './api.js'
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
} from './container-facts.js'
import { demultiplexed, plain } from './demultiplex.js'
import { connection, type Endpoint } from './endpoint.js'
import { engineLost, messageOf, statusOf } from './engine-errors.js'
import { logStream } from './log-stream.js'
import { Removing } from './removing.js'
import { buildsHold, fillings } from './under-way.js'

/** The Engine API in the gate's own words. */
export class Docker extends Api {
  /** What only a teardown does. */
  readonly removing: Removing

  private constructor(api: Dockerode) {
    super(api)
    this.removing = new Removing(api)
  }

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

  /** Ids that vanish when builds that are under way, anybody's, have ended; none where the engine does not tell. */
  async building(): Promise<ReadonlySet<string>> {
    return (await this.ifTold(() => buildsHold(this.api))) ?? new Set()
  }

  /** Names of volumes of containers, anybody's, that are being created and not listed yet; the same. */
  async creating(): Promise<ReadonlySet<string>> {
    return (await this.ifTold(() => fillings(this.api))) ?? new Set()
  }

  /** Undefined: it is gone. */
  async inspect(id: string): Promise<ContainerDetails | undefined> {
    const facts = await this.ifThere(() => this.api.getContainer(id).inspect())
    return facts === undefined ? undefined : details(facts)
  }

  async start(id: string): Promise<void> {
    await this.call(() => this.api.getContainer(id).start())
  }

  /** Names of the containers, anybody's, that use a volume. */
  async usersOfVolume(name: string): Promise<string[]> {
    const users = await this.ifTold(() => this.api.listContainers({ all: true, filters: { volume: [name] } }))
    return (users ?? []).map((container) => (container.Names[0] ?? container.Id).replace(/^\//, ''))
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
    // Asked itself below: a time-out that only a joint signal refers to is lost to Node's collector of garbage.
    const late = AbortSignal.timeout(limit)
    const stop = AbortSignal.any([signal, late])
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
      if (late.aborted) return { exitCode: undefined, output: `no answer within ${limit} ms` }
      // The container does not run (any more), or has no such program.
      if (statusOf(error) !== undefined) return { exitCode: undefined, output: messageOf(error) }
      throw engineLost(error)
    }
  }

  /** The last lines a container printed, standard output and error together; empty where the engine keeps none. */
  async lastLines(id: string, count: number): Promise<string> {
    const facts = await this.ifTold(() => this.inspect(id))
    if (facts === undefined) return ''
    const buffer = await this.ifTold(() =>
      this.api.getContainer(id).logs({ follow: false, stdout: true, stderr: true, tail: count }),
    )
    return buffer === undefined ? '' : facts.tty ? buffer.toString('utf8') : plain(buffer)
  }

  /**
   * Streams everything a container printed up to now; memory stays small whatever its size.
   * @param destination is not closed
   * @throws the signal's reason; Error where the engine does not tell what was printed
   */
  async logs(id: string, destination: NodeJS.WritableStream, signal: AbortSignal): Promise<void> {
    try {
      const facts = await withSignal(this.inspect(id), signal)
      const stream =
        facts === undefined ? undefined : await this.ifThere(() => logStream(this.api, id, signal))
      if (facts === undefined || stream === undefined) return
      const ways = facts.tty ? [stream, destination] : [stream, demultiplexed(), destination]
      await pipeline(ways, { end: false, signal })
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
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
      if (!signal.aborted) onLost(engineLost(cause ?? new Error('the stream of events ended')))
    }
    stream.on('error', end).on('end', end)
  }

  private async collect(stream: Readable, most: number, signal: AbortSignal): Promise<string> {
    let output = ''
    const keep = async (texts: AsyncIterable<string>) => {
      for await (const text of texts) output = lastPart(output + text, most)
    }
    await pipeline(stream, demultiplexed().setEncoding('utf8'), keep, { signal })
    return output
  }
}

/** Milliseconds in which an engine must say its version. */
const ANSWER_LIMIT = 20_000
