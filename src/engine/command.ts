import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { getExecOutput } from '@actions/exec'
import { lastPart } from '../common/last-line.js'

/** Every process a run starts carries its project's name under this name in its environment, its own children
 *  included: so a later process can find and end what a killed run left going. */
export const RUN_MARK = 'COMPOSE_GATE_RUN'

const MOST_KEPT = 1_000_000

/** How long a command may take to end after it was asked to; then it is killed. Milliseconds. */
const PATIENCE = 2000

/** On the scale of `nice`. */
const YIELDING = 10

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Written to the command's standard input, which is then closed. */
  readonly input?: string | undefined
  /** Characters of each stream that the result keeps, the last ones; a build may print without end. */
  readonly keep?: number | undefined
  /** Steps back, with the processes it starts, for others that want the same core. */
  readonly yielding?: boolean | undefined
}

/**
 * Runs a short question to its end and returns all it printed.
 * @throws Error where the tool is not on PATH
 */
export async function ask(
  tool: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return getExecOutput(tool, [...args], {
    cwd: options.cwd,
    env: defined(options.env),
    silent: true,
    ignoreReturnCode: true,
    ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
  })
}

/**
 * Runs long work that must end when `signal` says so (`@actions/exec` cannot be cancelled). The command has a
 * process group of its own: Ctrl-C in a terminal reaches the gate alone, which then ends the whole group.
 * @param onText everything it prints, standard output and error in the order they come
 * @throws the signal's reason where it was aborted; Error where the tool is not on PATH
 */
export function work(
  tool: string,
  args: readonly string[],
  options: CommandOptions,
  signal: AbortSignal,
  onText: (text: string) => void = () => {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason)
      return
    }
    const { keep = MOST_KEPT } = options
    const child = spawn(tool, args, { cwd: options.cwd, env: options.env, detached: true, stdio: 'pipe' })
    if (options.yielding && child.pid !== undefined) setPriority(child.pid, YIELDING)
    const killGroup = (name: NodeJS.Signals) => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, name)
      } catch (error) {
        // Ended meanwhile: nothing is left to signal.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
      }
    }
    let killer: NodeJS.Timeout | undefined
    const end = () => {
      killGroup('SIGTERM')
      killer = setTimeout(() => killGroup('SIGKILL'), PATIENCE)
    }
    signal.addEventListener('abort', end, { once: true })

    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        printed[name] = lastPart(printed[name] + text, keep)
        onText(text)
      })
    }
    // A command that ends before it has read its input is judged by its exit code.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')

    const settle = () => {
      clearTimeout(killer)
      signal.removeEventListener('abort', end)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code) => {
      settle()
      if (signal.aborted) reject(signal.reason)
      else resolve({ exitCode: code ?? 128, ...printed })
    })
  })
}

function defined(env: CommandOptions['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
