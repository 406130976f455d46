import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { constants, setPriority } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { type Clock, systemClock } from '../common/clock.js'
import { NEVER_ABORTED, withDeadline, withSignal } from '../common/deadline.js'
import { formatDuration } from '../common/duration.js'
import type { Environment } from '../common/environment.js'
import { lastPart } from '../common/last-part.js'
import { EngineTrouble } from '../common/problem.js'
import { tellEndedCommand } from './ended-commands.js'
import { killMarkedProcesses } from './marked-processes.js'

// Commands are run in two ways. `askCommand` is for short questions that change nothing: `@actions/exec` collects the
// answer. What may take long, or makes something on the engine, goes through `runCommand`, which tells what is printed as
// it comes. Both end the command with everything it started when the run is over.

/**
 * The variable that names the run's project in the environment of every process that a run starts, their children
 * included: so a later process can find and end what a killed run left going.
 */
export const RUN_MARK = 'COMPOSE_GATE_RUN'

/** The same for the run's id, because two runs may want the same project. */
export const RUN_ID_MARK = 'COMPOSE_GATE_RUN_ID'

/** The same for a short question: `@actions/exec` does not say which process it has started. */
const QUESTION_MARK = 'COMPOSE_GATE_QUESTION'

/** The variables of a process of a run. @param run undefined: the process is of no run alone */
export function runMarks(project: string, run: string | undefined): Environment {
  return { [RUN_MARK]: project, ...(run === undefined ? {} : { [RUN_ID_MARK]: run }) }
}

/** Characters of each stream that the result of a command keeps where nothing else is asked for. */
const MAX_OUTPUT = 1_000_000

/** Milliseconds a command gets to end after it was asked to; then it is killed. */
const KILL_GRACE_MS = 2000

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly cwd: string
  readonly env: Environment
}

/** Milliseconds in which a short question must be answered: a tool may hang as well as an engine. */
const QUESTION_TIMEOUT_MS = 20_000

export interface QuestionOptions extends CommandOptions {
  readonly clock?: Pick<Clock, 'now' | 'sleep' | 'timeout'> | undefined
  /** Aborted: nobody waits for the answer any longer. */
  readonly signal?: AbortSignal | undefined
}

export interface RunOptions extends CommandOptions {
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** Written to the command's standard input, which is then closed. */
  readonly input?: string | undefined
  /** Characters of each stream that the result keeps, the last ones; a build may print without end. */
  readonly maxOutput?: number | undefined
  /** Runs it, and what it starts, with less priority than others that want the same processor. */
  readonly lowPriority?: boolean | undefined
}

/**
 * Asks a short question and returns what the command printed.
 * @throws Error where the tool is not on PATH; EngineTrouble where it does not end in time; the signal's reason
 */
export async function askCommand(
  tool: string,
  args: readonly string[],
  { cwd, env, clock = systemClock, signal = NEVER_ABORTED }: QuestionOptions,
): Promise<CommandResult> {
  const limit = withDeadline(signal, QUESTION_TIMEOUT_MS, clock)
  limit.signal.throwIfAborted()
  const mark = randomUUID()
  const variables = { ...definedIn(env), [QUESTION_MARK]: mark }
  const begun = clock.now()
  const { getExecOutput } = await import('@actions/exec')
  const asking = getExecOutput(tool, [...args], { cwd, env: variables, silent: true, ignoreReturnCode: true })
  let exitCode: number | undefined
  try {
    const answer = await withSignal(asking, limit.signal)
    exitCode = answer.exitCode
    return answer
  } catch (error) {
    if (limit.signal.aborted) await killMarkedProcesses(QUESTION_MARK, mark)
    if (!limit.expired()) throw error
    const within = formatDuration(QUESTION_TIMEOUT_MS)
    throw new EngineTrouble(`${[tool, ...args].join(' ')} did not end within ${within}`, undefined, {
      cause: error,
    })
  } finally {
    tellEndedCommand({ tool, args, durationMs: clock.now() - begun, exitCode })
  }
}

function definedIn(environment: Environment): Record<string, string> {
  const defined: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) defined[name] = value
  return defined
}

/**
 * Runs a command until it ends, or until `signal` is aborted. The command has a process group of its own: Ctrl-C in a
 * terminal reaches the gate alone, which then ends the whole group.
 * @param onText everything it prints, standard output and error in the order they come
 * @throws the signal's reason where it was aborted; Error where the tool is not on PATH
 */
export async function runCommand(
  tool: string,
  args: readonly string[],
  options: RunOptions,
  signal: AbortSignal,
  onText: (text: string) => void = () => {},
): Promise<CommandResult> {
  signal.throwIfAborted()
  const { cwd, env, input = '', maxOutput = MAX_OUTPUT, lowPriority = false } = options
  const begun = options.clock.now()
  const child = spawn(tool, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
  if (lowPriority && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] = lastPart(printed[name] + text, maxOutput)
      onText(text)
    })
  }
  // A command that ends before it has read its input is judged by its exit code.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  let exitCode: number | undefined
  try {
    exitCode = await exitOf(child, signal, options.clock)
    signal.throwIfAborted()
    return { exitCode, ...printed }
  } finally {
    tellEndedCommand({ tool, args, durationMs: options.clock.now() - begun, exitCode })
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** Waits for the end of a command, and brings it about where the signal is aborted. */
async function exitOf(child: Child, signal: AbortSignal, clock: Pick<Clock, 'sleep'>): Promise<number> {
  const ended = new AbortController()
  const end = () => {
    signalGroup(child, 'SIGTERM')
    const grace = clock.sleep(KILL_GRACE_MS, ended.signal)
    grace.then(
      () => signalGroup(child, 'SIGKILL'),
      () => {},
    )
  }
  signal.addEventListener('abort', end, { once: true })
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve(code ?? 128))
    })
  } finally {
    signal.removeEventListener('abort', end)
    ended.abort()
  }
}

function signalGroup({ pid }: Child, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name)
  } catch (error) {
    // The command has ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
