import { createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, type Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../common/clock.js'
import { delayed } from '../common/deadline.js'
import { freed } from '../common/freed-path.js'
import { makeFolder } from '../common/make-folder.js'
import { EngineTrouble } from '../common/problem.js'
import { answered } from '../engine/answered.js'
import { byService, type ContainerListing } from '../engine/container-facts.js'
import type { OnTimes } from '../engine/demultiplex.js'
import type { Docker } from '../engine/docker.js'
import { messageOf } from '../engine/engine-errors.js'
import { logEnd } from './log-end.js'
import type { LogFolder, TeardownTools } from './teardown-tools.js'
import { TimesFile } from './times-file.js'

/** Which logs were kept. */
export interface KeptLogs {
  /** Service → file, relative to the folder's parent, for instance `logs/db.log`. */
  readonly logs: Readonly<Record<string, string>>
  /** Service → file with the time of each line of its log, as in `RunRecord.logTimes`. */
  readonly logTimes?: Readonly<Record<string, string>> | undefined
  /** Why logs are missing or incomplete, one sentence each. */
  readonly unkept: readonly string[]
}

/** Milliseconds in which the log of a service must have been written: the removal, which waits for it, gets the rest. */
const KEEP_LOG_TIMEOUT_MS = 90_000

/** The same once the run is cancelled: a runner kills what has not ended ten seconds later. */
const HURRIED_LOG_TIMEOUT_MS = 4000

/** Why a log is not whole. */
const TOO_LONG = 'the engine takes too long to return it'

/** The time for a log was up. */
class LogCut extends Error {
  /** @param hasEnd the end of the log is kept, too */
  constructor(hasEnd: boolean) {
    super(hasEnd ? `${TOO_LONG}; both its ends are kept` : TOO_LONG)
    this.name = 'LogCut'
  }
}

/** Keeps what every container of a project has printed so far. @throws EngineTrouble where the engine is lost */
export async function keepLogs(
  project: string,
  { docker, logs, clock, signal }: TeardownTools,
): Promise<KeptLogs> {
  const keeper = new LogKeeper(docker, logs, clock, signal)
  const services = byService(await answered(docker.containers(project), signal, clock))
  await Promise.all([...services].map(([service, containers]) => keeper.keep(service, containers)))
  return keeper
}

/** Writes the whole output of services to files, one each, and notes what could not be written. */
export class LogKeeper implements KeptLogs {
  readonly logs: Record<string, string> = {}
  readonly logTimes: Record<string, string> = {}
  readonly unkept: string[] = []
  private readonly asked = new Set<string>()

  /**
   * @param folder undefined: no logs are wanted
   * @param hurry aborted: a long log is cut off soon
   */
  constructor(
    private readonly docker: Pick<Docker, 'logs' | 'lastLines'>,
    readonly folder: LogFolder | undefined,
    private readonly clock: Pick<Clock, 'timeout'>,
    private readonly hurry: AbortSignal,
  ) {}

  /**
   * Keeps the log of a service, once: containers that an engine lists later were never started and printed nothing.
   * @throws EngineTrouble where the engine is lost
   */
  async keep(service: string, containers: readonly ContainerListing[]): Promise<void> {
    const { folder, clock, hurry } = this
    if (folder === undefined || this.asked.has(service) || containers.every(({ isHook }) => isHook)) return
    this.asked.add(service)
    const name = `${fileName(service)}.log`
    const file = join(folder.directory, name)
    const done = new AbortController()
    const hurried = delayed(hurry, HURRIED_LOG_TIMEOUT_MS, clock, done.signal)
    const timeUp = AbortSignal.any([clock.timeout(KEEP_LOG_TIMEOUT_MS), hurried])
    try {
      await makeFolder(folder.directory)
      const times = new TimesFile(await freed(file.replace(/log$/, 'times')))
      const destination = [folder.mask(), createWriteStream(await freed(file))] as const
      await this.write(containers, destination, times, timeUp)
      this.logs[service] = `logs/${name}`
      if (await times.end()) this.logTimes[service] = `logs/${name.replace(/log$/, 'times')}`
    } catch (error) {
      // An engine that was lost may come back; then the log is asked for again.
      if (error instanceof EngineTrouble) {
        this.asked.delete(service)
        throw error
      }
      const why = timeUp.aborted && !(error instanceof LogCut) ? TOO_LONG : messageOf(error)
      if (await isEmpty(file)) {
        await rm(file, { force: true }).catch(() => {})
        this.unkept.push(`the log of ${service} could not be kept: ${why}`)
      } else {
        this.logs[service] = `logs/${name}`
        this.unkept.push(`the log of ${service} is not whole: ${why}`)
      }
    } finally {
      done.abort()
    }
  }

  /** Where the time is up, the end is kept all the same: why a container failed stands there. */
  private async copy(
    id: string,
    entrance: Writable,
    timeUp: AbortSignal,
    onTimes: OnTimes | undefined,
  ): Promise<'whole' | 'ends' | 'begin'> {
    try {
      await this.docker.logs(id, entrance, timeUp, onTimes)
      return 'whole'
    } catch (error) {
      if (!timeUp.aborted) throw error
      const end = await logEnd(id, this.docker, this.clock)
      entrance.write(end)
      return end === '' ? 'begin' : 'ends'
    }
  }

  private async write(
    containers: readonly ContainerListing[],
    destination: readonly [Transform, Writable],
    times: TimesFile,
    timeUp: AbortSignal,
  ): Promise<void> {
    const entrance = new PassThrough()
    const written = pipeline([entrance, ...destination])
    // `await written` throws the error; until then nothing else handles it.
    written.catch(() => {})
    try {
      const parts = new Set<string>()
      // Logs one after another have no common order by time.
      const onTimes: OnTimes | undefined = containers.length > 1 ? undefined : (told) => times.add(told)
      for (const { id, name } of containers) {
        if (containers.length > 1) entrance.write(`==> ${name} <==\n`)
        parts.add(await this.copy(id, entrance, timeUp, onTimes))
      }
      if (parts.has('begin') || parts.has('ends')) throw new LogCut(!parts.has('begin'))
    } finally {
      entrance.end()
      // Throws first where the disk is full, which is the cause of what follows.
      await written
    }
  }
}

async function isEmpty(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size === 0,
    () => true,
  )
}

/** Compose allows no path separators in a service's name; a container of another tool may have no name at all. */
function fileName(service: string): string {
  return service.replace(/[^\w.-]/g, '_') || 'unnamed'
}
