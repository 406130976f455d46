import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, type Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EngineTrouble } from '../common/problem.js'
import { answered } from '../engine/answered.js'
import type { ContainerListing } from '../engine/container-facts.js'
import type { Docker } from '../engine/docker.js'
import { messageOf } from '../engine/engine-errors.js'

/** Where the logs of a run are kept. */
export interface LogFolder {
  /** Absolute. */
  readonly directory: string
  /** A new filter that takes secrets out of a stream. */
  mask(): Transform
}

/** What became of logs. */
export interface KeptLogs {
  /** Service → file, relative to the folder's parent, for instance `logs/db.log`. */
  readonly logs: Readonly<Record<string, string>>
  /** Logs that are not there, or not whole, one sentence each. */
  readonly unkept: readonly string[]
}

/** Milliseconds in which the log of a service must have been written: nothing is removed before. */
const LIMIT = 30_000

/** The same where the run was called off: a runner kills what has not ended ten seconds later. */
const HURRIED_LIMIT = 4000

/** The containers of a project by service. */
export function byService(containers: readonly ContainerListing[]): Map<string, ContainerListing[]> {
  const services = new Map<string, ContainerListing[]>()
  for (const container of containers) {
    services.set(container.service, [...(services.get(container.service) ?? []), container])
  }
  return services
}

/** Keeps what every container of a project has printed so far. */
export async function keepLogs(
  docker: Docker,
  project: string,
  folder: LogFolder,
  hurry: AbortSignal,
): Promise<KeptLogs> {
  const keeper = new LogKeeper(docker, folder, hurry)
  const services = byService(await answered(docker.containers(project), hurry))
  await Promise.all([...services].map(([service, containers]) => keeper.keep(service, containers)))
  return keeper
}

/** Writes the whole output of services to files, one each. What cannot be written is told. */
export class LogKeeper implements KeptLogs {
  readonly logs: Record<string, string> = {}
  readonly unkept: string[] = []
  private readonly asked = new Set<string>()

  /**
   * @param folder absent: no logs are wanted
   * @param hurry aborted: nobody waits for a long log any more
   */
  constructor(
    private readonly docker: Docker,
    readonly folder: LogFolder | undefined,
    private readonly hurry: AbortSignal,
  ) {}

  /**
   * Once a service: containers that an engine lists later were never started, and have nothing to say.
   * @throws EngineTrouble where the engine is lost
   */
  async keep(service: string, containers: readonly ContainerListing[]): Promise<void> {
    const { folder } = this
    if (folder === undefined || this.asked.has(service)) return
    this.asked.add(service)
    const name = `${fileName(service)}.log`
    const file = join(folder.directory, name)
    const deadline = deadlineOf(this.hurry)
    try {
      await mkdir(folder.directory, { recursive: true })
      await this.write(containers, [folder.mask(), createWriteStream(file)], deadline.signal)
      this.logs[service] = `logs/${name}`
    } catch (error) {
      // An engine that is lost may come back, and is asked again then.
      if (error instanceof EngineTrouble) {
        this.asked.delete(service)
        throw error
      }
      const why = deadline.signal.aborted ? 'the engine takes too long to tell it' : messageOf(error)
      if (await isEmpty(file)) {
        await rm(file, { force: true }).catch(() => {})
        this.unkept.push(`the log of ${service} could not be kept: ${why}`)
      } else {
        this.logs[service] = `logs/${name}`
        this.unkept.push(`the log of ${service} is not whole: ${why}`)
      }
    } finally {
      deadline.clear()
    }
  }

  /** Whatever its size. */
  private async write(
    containers: readonly ContainerListing[],
    way: readonly [Transform, Writable],
    enough: AbortSignal,
  ): Promise<void> {
    const entrance = new PassThrough()
    const written = pipeline([entrance, ...way])
    // Told by `await written`; until then nobody listens.
    written.catch(() => {})
    try {
      for (const { id, name } of containers) {
        if (containers.length > 1) entrance.write(`==> ${name} <==\n`)
        await this.docker.logs(id, entrance, enough)
      }
    } finally {
      entrance.end()
      // A disk that is full is told as such, before what follows from it.
      await written
    }
  }
}

/** Aborted when a log has taken long enough. */
function deadlineOf(hurry: AbortSignal): { readonly signal: AbortSignal; clear(): void } {
  const controller = new AbortController()
  const within = (milliseconds: number) => setTimeout(() => controller.abort(), milliseconds)
  let timer = within(hurry.aborted ? HURRIED_LIMIT : LIMIT)
  const hasten = () => {
    clearTimeout(timer)
    timer = within(HURRIED_LIMIT)
  }
  hurry.addEventListener('abort', hasten, { once: true })
  const clear = () => {
    clearTimeout(timer)
    hurry.removeEventListener('abort', hasten)
  }
  return { signal: controller.signal, clear }
}

async function isEmpty(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size === 0,
    () => true,
  )
}

/** Compose allows no path separators in a service's name; a one-off left by somebody else may have none at all. */
function fileName(service: string): string {
  return service.replace(/[^\w.-]/g, '_') || 'unnamed'
}
