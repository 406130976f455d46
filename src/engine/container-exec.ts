import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import type Dockerode from 'dockerode'
import type { Clock } from '../common/clock.js'
import { withDeadline, withSignal } from '../common/deadline.js'
import { lastPart } from '../common/last-part.js'
import { frameReader } from './demultiplex.js'
import { engineLost, messageOf, statusOf } from './engine-errors.js'

/** What to run in a container, and as whom. */
export interface ContainerCommand {
  readonly command: readonly string[]
  /** Absent, also of what follows: that of the container itself. */
  readonly user?: string | undefined
  readonly privileged?: boolean | undefined
  readonly workingDirectory?: string | undefined
  /** `NAME=VALUE`, besides that of the container. */
  readonly environment?: readonly string[] | undefined
}

export interface ExecLimits {
  /** Milliseconds; a command that takes longer is left alone and counts as not ended. */
  readonly timeoutMs: number
  /** Aborted: nobody waits for the command any longer. */
  readonly signal: AbortSignal
  /** Characters of the output that are kept, the last ones; 4096 where absent. */
  readonly maxOutput?: number | undefined
}

/** How a command in a container ended. */
export interface ExecResult {
  /** Undefined: it did not end in time, or could not be run at all. */
  readonly exitCode: number | undefined
  /** What it printed on standard output, then what it printed on standard error. */
  readonly output: string
}

/**
 * Runs a command in a running container.
 * @throws EngineTrouble where the engine is lost; the signal's reason
 */
export async function execInContainer(
  api: Dockerode,
  id: string,
  command: ContainerCommand,
  { timeoutMs, signal, maxOutput = 4096 }: ExecLimits,
  clock: Clock,
): Promise<ExecResult> {
  const limit = withDeadline(signal, timeoutMs, clock)
  try {
    const exec = await withSignal(api.getContainer(id).exec(execOptions(command)), limit.signal)
    const stream = await withSignal(exec.start({ hijack: false, stdin: false }), limit.signal)
    const output = await collect(api, stream, maxOutput, limit.signal)
    const facts = await withSignal(exec.inspect(), limit.signal)
    return { exitCode: facts.ExitCode ?? undefined, output }
  } catch (error) {
    signal.throwIfAborted()
    if (limit.expired()) return { exitCode: undefined, output: `no answer within ${timeoutMs} ms` }
    // The container does not run (any more), or has no such program.
    if (statusOf(error) !== undefined) return { exitCode: undefined, output: messageOf(error) }
    throw engineLost(error)
  }
}

function execOptions(asked: ContainerCommand): Dockerode.ExecCreateOptions {
  const { command, user, privileged, workingDirectory, environment } = asked
  return {
    Cmd: [...command],
    AttachStdout: true,
    AttachStderr: true,
    ...(user === undefined ? {} : { User: user }),
    ...(privileged === true ? { Privileged: true } : {}),
    ...(workingDirectory === undefined ? {} : { WorkingDir: workingDirectory }),
    ...(environment === undefined || environment.length === 0 ? {} : { Env: [...environment] }),
  }
}

/** Standard output first, for the two streams come in no certain order. */
async function collect(
  api: Dockerode,
  stream: Readable,
  maxOutput: number,
  signal: AbortSignal,
): Promise<string> {
  const kept = { stdout: '', stderr: '' }
  const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') }
  const read = frameReader(api.modem, (name, text) => {
    kept[name] = lastPart(kept[name] + decoders[name].write(text), maxOutput)
  })
  const keep = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) read(chunk)
  }
  await pipeline(stream, keep, { signal })
  const between = kept.stderr === '' || /(?:^|\n)$/.test(kept.stdout) ? '' : '\n'
  return lastPart(`${kept.stdout}${between}${kept.stderr}`, maxOutput)
}
