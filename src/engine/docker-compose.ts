import type { Clock } from '../common/clock.js'
import { later, withDeadline } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import type { Environment } from '../common/environment.js'
import { type JsonObject, object } from '../common/json.js'
import { EngineTrouble } from '../common/problem.js'
import type { ConfigQuestion, StandIn } from '../compose/config.js'
import { answeredVariables, variableQuestion } from '../compose/files/variable-question.js'
import { type CommandResult, type RunOptions, runCommand, runMarks } from './command.js'
import { composeVersion } from './compose-version.js'
import { dockerTrouble, isUnresolved } from './docker-trouble.js'
import { forReading, forRunning } from './docker-variables.js'
import { readingFlags } from './reading-host.js'

/** Milliseconds in which Compose must have read a project; what the project includes may come over a network. */
const CONFIG_TIMEOUT_MS = 120_000

/** Milliseconds in which Compose must have said its version. */
const COMPOSE_VERSION_TIMEOUT_MS = 20_000

/** Milliseconds in which Compose must have read some env files. */
const VARIABLES_TIMEOUT_MS = 20_000

/** Characters of a project as Compose prints it: a thousand services take two million. */
const MAX_CONFIG_OUTPUT = 200_000_000

/** The exit code of `docker` where it does not get as far as Compose. */
const DOCKER_REFUSES = 125

/** What selects the Compose project, as the user wrote it. */
export interface ProjectFiles {
  /** The Compose project's name of this run. */
  readonly name: string
  /** Absolute; relative paths start here. */
  readonly directory: string
  /** Empty: Compose's own look-up. */
  readonly files: readonly string[]
  readonly envFiles: readonly string[]
}

/** What a run hands back to Compose. */
export interface Release {
  readonly model: JsonObject
  /** Absolute project directory, as Compose found it: where the `.env` is that goes with the files. */
  readonly directory: string
}

interface RunningOptions extends Pick<RunOptions, 'lowPriority'> {
  readonly onText?: (text: string) => void
  /** More variables. */
  readonly env?: Environment
}

/** The only place that knows the arguments of `docker compose`. */
export class Compose {
  /** Resolves when Compose has begun to read the project, in a process of its own. */
  readonly reading: Promise<void>
  private options: RunOptions
  /** The engine builds by itself where no builder is named. */
  private lacksBuildKit = false
  private readonly reader: RunOptions
  /** The flags of `docker` itself for reading. */
  private readonly readerFlags: readonly string[]
  private askedVersion: Promise<string> | undefined
  /** That Compose is not too old; undefined: it has not answered. */
  private recent: Promise<string> | undefined
  private begin: () => void = () => {}

  /** @param run id of the run; absent: nothing is made */
  constructor(
    private readonly project: ProjectFiles,
    environment: Environment,
    private readonly clock: Clock,
    run?: string,
  ) {
    this.reading = new Promise((resolve) => {
      this.begin = resolve
    })
    const env = {
      ...environment,
      ...runMarks(project.name, run),
    }
    this.options = { cwd: project.directory, env: forRunning(env), clock }
    this.reader = { ...this.options, env: forReading(env) }
    this.readerFlags = readingFlags(environment)
  }

  /** From now on all commands speak to the engine at this socket. */
  speakThrough(socket: string): void {
    this.options = { ...this.options, env: { ...this.options.env, DOCKER_HOST: `unix://${socket}` } }
  }

  /**
   * From now on the engine builds by itself. Without a BuildKit of its own, buildx would bring one, whose container and
   * volume stay. A builder or a `DOCKER_BUILDKIT` that the user has chosen is obeyed.
   */
  buildWithoutBuildKit(): void {
    const { DOCKER_BUILDKIT: chosen, BUILDX_BUILDER: builder } = this.options.env
    this.lacksBuildKit = !chosen && !builder
  }

  /**
   * The version of `docker compose`, for instance `2.40.3`; asked once.
   * @throws EngineTrouble where there is none, or one that is too old; the signal's reason
   */
  version(signal: AbortSignal): Promise<string> {
    this.askedVersion ??= this.askVersion(signal)
    return this.askedVersion
  }

  private async askVersion(signal: AbortSignal): Promise<string> {
    const limit = withDeadline(signal, COMPOSE_VERSION_TIMEOUT_MS, this.clock)
    try {
      return await composeVersion(this.reader, limit.signal)
    } catch (error) {
      if (!limit.expired()) throw error
      const within = formatDuration(COMPOSE_VERSION_TIMEOUT_MS)
      throw new EngineTrouble(`docker compose version did not end within ${within}`)
    }
  }

  /**
   * Compose's own answer to what the project is on standard output, warnings and errors on the other. It counts once
   * `needRecent` has ended well.
   * @throws EngineTrouble where Compose is missing, does not answer in time, or complains and is too old; the signal's
   *   reason
   */
  async config(
    { format, profiles, tuning, instead }: ConfigQuestion,
    signal: AbortSignal,
  ): Promise<CommandResult> {
    const selection = instead === undefined ? this.selection(profiles) : this.standIn(instead)
    const question = [...selection, 'config', '--format', format]
    const limit = withDeadline(signal, CONFIG_TIMEOUT_MS, this.clock)
    try {
      const env = { ...this.reader.env, ...tuning }
      const options = { ...this.reader, env, input: instead?.text, maxOutput: MAX_CONFIG_OUTPUT }
      const asked = this.read(question, options, limit.signal)
      this.begin()
      const answer = await asked
      if (answer.exitCode !== 0 && isUnresolved(answer.stderr)) throw dockerTrouble(answer.stderr)
      // Not before: a second process would take the processor from Compose.
      this.recent = later(this.version(signal))
      // What a Compose that is too old complains of counts for nothing.
      if (answer.exitCode !== 0) await this.recent
      return answer
    } catch (error) {
      if (!limit.expired()) throw withoutDocker(error)
      const within = formatDuration(CONFIG_TIMEOUT_MS)
      throw new EngineTrouble(`docker compose config did not end within ${within}`)
    }
  }

  /**
   * Waits until it is known that what Compose has answered counts; at once where it has not answered.
   * @throws EngineTrouble where Compose is too old; the signal's reason
   */
  async needRecent(): Promise<void> {
    await this.recent
  }

  /**
   * The values of variables, as Compose reads env files and fills them in.
   * @param files absolute env files; a later one wins, and the variables of the process win over all
   * @returns undefined where Compose cannot read one of the files, or is not there
   * @throws the signal's reason
   */
  async variables(
    names: readonly string[],
    files: readonly string[],
    signal: AbortSignal,
  ): Promise<Environment | undefined> {
    const envFiles = files.flatMap((file) => ['--env-file', file])
    const where = ['--project-directory', this.project.directory]
    const question = [...where, ...envFiles, '--file', '-', 'config', '--format', 'json']
    const limit = withDeadline(signal, VARIABLES_TIMEOUT_MS, this.clock)
    try {
      const options = { ...this.reader, input: variableQuestion(names) }
      const { exitCode, stdout } = await this.read(question, options, limit.signal)
      return exitCode === 0 ? answeredVariables(stdout, names) : undefined
    } catch {
      signal.throwIfAborted()
      return undefined
    }
  }

  /**
   * Builds the image of one service. The engine does the work. The command that asks for it runs with low priority, so
   * that databases, whose boot takes longest, are created first.
   */
  build(
    release: Release,
    service: string,
    builder: string | undefined,
    signal: AbortSignal,
    onText: (text: string) => void,
  ) {
    const flags = builder === undefined ? [] : ['--builder', builder]
    // Without BuildKit, Compose pays no attention to a builder.
    const env = this.lacksBuildKit && builder === undefined ? { DOCKER_BUILDKIT: '0' } : {}
    return this.run(release, ['build', ...flags, service], signal, { onText, lowPriority: true, env })
  }

  /** Pulls the image of one service, with the credentials of the docker command line. */
  pull(release: Release, service: string, signal: AbortSignal, onText: (text: string) => void) {
    return this.run(release, ['pull', service], signal, { onText })
  }

  /** Pulls an image that is no service's own, with the credentials of the docker command line. */
  pullImage(image: string, signal: AbortSignal, onText: (text: string) => void): Promise<CommandResult> {
    return runCommand('docker', ['pull', '--', image], this.options, signal, onText)
  }

  /** Copies a file or a folder out of a container, whether it runs or not. @param destination absolute; not there yet */
  copyOut(container: string, path: string, destination: string, signal: AbortSignal): Promise<CommandResult> {
    return runCommand('docker', ['cp', '--', `${container}:${path}`, destination], this.options, signal)
  }

  /** Creates networks, volumes and containers of these services, and starts none. */
  create(release: Release, services: readonly string[], signal: AbortSignal) {
    return this.run(release, ['create', '--no-build', '--pull', 'never', ...services], signal)
  }

  /**
   * Starts the created containers of one service the way Compose does, with what runs before them and injected files.
   * Not with `post_start`: Compose keeps nothing of what that prints.
   */
  start(release: Release, service: string, signal: AbortSignal) {
    const flags = ['--detach', '--no-deps', '--no-build', '--no-recreate', '--pull', 'never']
    return this.run(withoutPostStart(release, service), ['up', ...flags, service], signal)
  }

  /** Asks Compose something that needs no engine. A `docker` that is Podman refuses to be without one. */
  private async read(question: readonly string[], options: RunOptions, signal: AbortSignal) {
    const command = [...this.compose(), ...question]
    const answer = await runCommand('docker', [...this.readerFlags, ...command], options, signal)
    if (answer.exitCode !== DOCKER_REFUSES || this.readerFlags.length === 0) return answer
    return runCommand('docker', command, options, signal)
  }

  private compose(): string[] {
    return ['compose', '--project-name', this.project.name]
  }

  /** What selects the project's files; the run's own model replaces the files but not the rest. */
  private selection(profiles: readonly string[]): string[] {
    const { files } = this.project
    return [
      ...files.flatMap((file) => ['--file', file]),
      ...this.envFiles(),
      ...profiles.flatMap((profile) => ['--profile', profile]),
    ]
  }

  private standIn({ directory }: StandIn): string[] {
    return ['--project-directory', directory, ...this.envFiles(), '--file', '-']
  }

  private envFiles(): string[] {
    return this.project.envFiles.flatMap((file) => ['--env-file', file])
  }

  /** The model goes in by standard input: it holds resolved secrets, and so never lies on a disk. */
  private run(
    { model, directory }: Release,
    args: readonly string[],
    signal: AbortSignal,
    { onText, lowPriority, env }: RunningOptions = {},
  ): Promise<CommandResult> {
    const before = ['--project-directory', directory, '--progress', 'plain', '--ansi', 'never']
    const all = [...this.compose(), ...before, ...this.envFiles(), '--file', '-', ...args]
    const variables = { ...this.options.env, ...env }
    const options = { ...this.options, env: variables, input: JSON.stringify(model), lowPriority }
    return runCommand('docker', all, options, signal, onText)
  }
}

function withoutPostStart({ model, directory }: Release, service: string): Release {
  const services = object(model.services)
  if (object(services[service]).post_start === undefined) return { model, directory }
  const { post_start: _, ...kept } = object(services[service])
  return { model: { ...model, services: { ...services, [service]: kept } }, directory }
}

/** What to throw where a command could not be run at all. */
function withoutDocker(cause: unknown): unknown {
  if ((cause as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT') return cause
  return new EngineTrouble('the docker command is not on PATH', 'install Docker with its Compose plugin', {
    cause,
  })
}
