import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type Dockerode from 'dockerode'
import type { Clock } from '../common/clock.js'
import { withDeadline, withSignal } from '../common/deadline.js'
import { lastPart } from '../common/last-line.js'
import { demultiplexed } from './demultiplex.js'
import { engineLost, messageOf, statusOf } from './engine-errors.js'

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
  /** Standard output and error together. */
  readonly output: string
}

/**
 * Runs a command in a running container, as the container's own user and in its environment.
 * @throws EngineTrouble where the engine is lost; the signal's reason
 */
export async function execInContainer(
  api: Dockerode,
  id: string,
  command: readonly string[],
  { timeoutMs, signal, maxOutput = 4096 }: ExecLimits,
  clock: Clock,
): Promise<ExecResult> {
  const limit = withDeadline(signal, timeoutMs, clock)
  try {
    const options = { Cmd: [...command], AttachStdout: true, AttachStderr: true }
    const exec = await withSignal(api.getContainer(id).exec(options), limit.signal)
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

async function collect(
  api: Dockerode,
  stream: Readable,
  maxOutput: number,
  signal: AbortSignal,
): Promise<string> {
  let output = ''
  const keep = async (texts: AsyncIterable<string>) => {
    for await (const text of texts) output = lastPart(output + text, maxOutput)
  }
  await pipeline(stream, demultiplexed(api.modem).setEncoding('utf8'), keep, { signal })
  return output
}
