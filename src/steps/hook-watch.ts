import { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { lastPart } from '../common/last-part.js'
import { preStartName } from '../common/pre-start-name.js'
import type { Docker } from '../engine/docker.js'
import type { ContainerEvent } from '../engine/event-stream.js'
import type { StepContext } from './step-context.js'

/** Characters of what a hook prints that are read for the cause of its failure, the last ones. */
const MAX_LOG_CHARACTERS = 200_000

/** A container of a hook. */
interface HookRun {
  readonly id: string
  readonly printed: { text: string }
  /** Undefined: it has not ended. */
  exitCode: number | undefined
  readonly logged: Promise<void>
  readonly ended: Promise<void>
  end(): void
}

interface HookTools {
  readonly events: Pick<StepContext['events'], 'listen'>
  readonly docker: Pick<Docker, 'followLog'>
  /** Gets what each hook prints, as it comes. */
  keep(text: string): void
  /** Aborted: nobody reads the logs any longer. */
  readonly signal: AbortSignal
}

/**
 * Watches the containers that Compose makes for the hooks of one service. Compose may remove each at once when it has
 * ended, so that its log is read from its creation on, and its exit code is the one that the engine's event says.
 */
export class HookWatch {
  /** Resolves when a container of the service itself starts: all hooks have ended well. */
  readonly serviceStarted: Promise<void>
  private readonly runs: HookRun[] = []
  /** Nobody waits for the hooks any longer. What they have printed is read on. */
  readonly end: () => void

  /** @param count of the service's hooks */
  constructor(
    private readonly service: string,
    private readonly count: number,
    private readonly tools: HookTools,
  ) {
    let started = () => {}
    this.serviceStarted = new Promise((resolve) => {
      started = resolve
    })
    this.end = tools.events.listen((event) => {
      if (event.service === service && event.action === 'start') started()
      if (event.service === preStartName(service)) this.note(event)
    })
  }

  /** The hook that was made last, with its place among them; undefined: none was made. */
  get last():
    | { readonly id: string; readonly index: number; readonly log: string; readonly exitCode?: number }
    | undefined {
    const index = this.runs.length - 1
    const run = this.runs[index]
    if (run === undefined) return undefined
    const { id, printed, exitCode } = run
    return { id, index, log: printed.text, ...(exitCode === undefined ? {} : { exitCode }) }
  }

  /** Whether every hook has ended with 0. */
  get havePassed(): boolean {
    return this.runs.length === this.count && this.runs.every(({ exitCode }) => exitCode === 0)
  }

  /** Resolves when every hook that was made has ended, and all that it has printed is read. */
  async settled(): Promise<void> {
    await Promise.all(this.runs.flatMap(({ ended, logged }) => [ended, logged]))
  }

  private note({ action, id, exitCode }: ContainerEvent): void {
    if (action === 'create') this.follow(id)
    const run = this.runs.find((one) => one.id === id)
    if (action !== 'die' || run === undefined) return
    run.exitCode = exitCode
    run.end()
  }

  private follow(id: string): void {
    if (this.count > 1) this.tools.keep(`==> ${preStartName(this.service)} ${this.runs.length + 1} <==\n`)
    const printed = { text: '' }
    const decoder = new StringDecoder('utf8')
    const destination = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const text = decoder.write(chunk)
        printed.text = lastPart(printed.text + text, MAX_LOG_CHARACTERS)
        this.tools.keep(text)
        done()
      },
    })
    // A log that the engine does not return costs the cause, not the verdict.
    const logged = this.tools.docker.followLog(id, destination, this.tools.signal).catch(() => {})
    const ending = new AbortController()
    const ended = new Promise<void>((resolve) => {
      ending.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    this.runs.push({ id, printed, exitCode: undefined, logged, ended, end: () => ending.abort() })
  }
}
