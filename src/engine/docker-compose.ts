import { withDeadline } from '../common/deadline.js'
import type { JsonObject } from '../common/json.js'
import { EngineTrouble } from '../common/problem.js'
import type { ConfigQuestion } from '../compose/config.js'
import type { ProjectLocation } from '../settings/settings.js'
import { ask, type CommandOptions, type CommandResult, RUN_MARK, work } from './command.js'

/** The oldest Compose whose resolved model can be edited and handed back without loss. */
export const OLDEST_COMPOSE = '2.24.4'

/** Milliseconds in which Compose must have read a project; what it includes may come over a network. */
const CONFIG_LIMIT = 120_000

/** Characters of an answer: a thousand services take two million. */
const MOST_CONFIG = 200_000_000

type Environment = Readonly<Record<string, string | undefined>>

const NO_COMPOSE = `install Docker Compose ${OLDEST_COMPOSE} or newer as a plugin of docker (docker-compose-plugin)`

/** What a run hands back to Compose. */
export interface Release {
  readonly model: JsonObject
  /** Absolute project directory, as Compose found it: where the `.env` is that goes with the files. */
  readonly directory: string
}

/** The only place that knows the arguments of `docker compose`. */
export class Compose {
  private readonly options: CommandOptions
  private asked: Promise<string> | undefined
  private begin: () => void = () => {}

  /** Settles when Compose is reading the project, in a process of its own. */
  readonly reading: Promise<void>

  constructor(
    private readonly location: ProjectLocation,
    environment: Environment,
  ) {
    this.reading = new Promise((resolve) => {
      this.begin = resolve
    })
    this.options = { cwd: location.directory, env: { ...environment, [RUN_MARK]: location.name } }
  }

  /**
   * The version of `docker compose`, for instance `2.40.3`; asked once.
   * @throws EngineTrouble where there is none, or one that is too old
   */
  version(signal: AbortSignal): Promise<string> {
    this.asked ??= this.askVersion(signal)
    return this.asked
  }

  /**
   * Compose's own answer to what the project is on standard output, warnings and errors on the other.
   * @throws EngineTrouble where Compose is missing or too old, or does not answer in time; the signal's reason
   */
  async config({ format, profiles, tuning }: ConfigQuestion, signal: AbortSignal): Promise<CommandResult> {
    const question = [...this.compose(), ...this.selection(profiles), 'config', '--format', format]
    const limit = withDeadline(signal, CONFIG_LIMIT)
    try {
      const env = { ...this.options.env, ...tuning }
      const asked = work('docker', question, { ...this.options, env, keep: MOST_CONFIG }, limit.signal)
      this.begin()
      const answer = await asked
      // What it complains of means nothing where there is no Compose, or one that is too old.
      if (answer.exitCode !== 0) await this.version(limit.signal)
      return answer
    } catch (error) {
      if (limit.expired())
        throw new EngineTrouble(`docker compose config did not end within ${CONFIG_LIMIT} ms`)
      throw withoutDocker(error)
    }
  }

  /**
   * Builds the image of one service. The engine does the work; what asks for it lets the creation of databases, whose
   * boot takes longest, come first.
   */
  build(
    release: Release,
    service: string,
    builder: string | undefined,
    signal: AbortSignal,
    onText: (text: string) => void,
  ) {
    const flags = builder === undefined ? [] : ['--builder', builder]
    return this.work(release, ['build', ...flags, service], signal, onText, true)
  }

  /** Pulls the image of one service, with the credentials of the docker command line. */
  pull(release: Release, service: string, signal: AbortSignal, onText: (text: string) => void) {
    return this.work(release, ['pull', service], signal, onText)
  }

  /** Creates networks, volumes and containers of these services, and starts none. */
  create(release: Release, services: readonly string[], signal: AbortSignal) {
    return this.work(release, ['create', '--no-build', '--pull', 'never', ...services], signal)
  }

  /** Starts the created containers of one service the way Compose does, with hooks and injected files. */
  start(release: Release, service: string, signal: AbortSignal) {
    const flags = ['--detach', '--no-deps', '--no-build', '--no-recreate', '--pull', 'never']
    return this.work(release, ['up', ...flags, service], signal)
  }

  private compose(): string[] {
    return ['compose', '--project-name', this.location.name]
  }

  /** What selects the project's files; the run's own model replaces the files but not the rest. */
  private selection(profiles: readonly string[]): string[] {
    const { files } = this.location
    return [
      ...files.flatMap((file) => ['--file', file]),
      ...this.envFiles(),
      ...profiles.flatMap((profile) => ['--profile', profile]),
    ]
  }

  private envFiles(): string[] {
    return this.location.envFiles.flatMap((file) => ['--env-file', file])
  }

  /** The model goes in by standard input: it holds resolved secrets, and so never lies on a disk. */
  private work(
    { model, directory }: Release,
    args: readonly string[],
    signal: AbortSignal,
    onText?: (text: string) => void,
    yielding = false,
  ): Promise<CommandResult> {
    const before = ['--project-directory', directory, '--progress', 'plain', '--ansi', 'never']
    const all = [...this.compose(), ...before, ...this.envFiles(), '--file', '-', ...args]
    const options = { ...this.options, input: JSON.stringify(model), yielding }
    return work('docker', all, options, signal, onText)
  }

  private async askVersion(signal: AbortSignal): Promise<string> {
    const answer = await work('docker', ['compose', 'version', '--short'], this.options, signal)
    const version = /\d+\.\d+\.\d+/.exec(answer.stdout)?.[0]
    if (answer.exitCode !== 0 || version === undefined) throw await this.noCompose(answer)
    if (isOlder(version, OLDEST_COMPOSE)) {
      throw new EngineTrouble(`Docker Compose ${version} is too old`, NO_COMPOSE)
    }
    return version
  }

  /** Tells an old stand-alone `docker-compose` from none at all. */
  private async noCompose(answer: CommandResult): Promise<EngineTrouble> {
    const alone = await ask('docker-compose', ['--version'], this.options).catch(() => undefined)
    const old = alone === undefined ? undefined : /\d+\.\d+\.\d+/.exec(alone.stdout)?.[0]
    return old === undefined
      ? new EngineTrouble('docker has no Compose plugin', NO_COMPOSE, {
          cause: new Error(answer.stderr.trim()),
        })
      : new EngineTrouble(
          isOlder(old, OLDEST_COMPOSE)
            ? `docker-compose ${old} is too old`
            : `docker-compose ${old} is there, but not as a plugin of docker`,
          NO_COMPOSE,
        )
  }
}

/** Of a command that could not be run at all. */
function withoutDocker(cause: unknown): unknown {
  const missing = cause instanceof Error && /ENOENT|Unable to locate executable/.test(cause.message)
  if (!missing) return cause
  return new EngineTrouble('the docker command is not on PATH', 'install Docker with its Compose plugin', {
    cause,
  })
}

function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split('.').map(Number))
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
