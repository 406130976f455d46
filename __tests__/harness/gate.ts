import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Folder } from './folder.js'
import type { Report } from './report.js'

export const root = join(__dirname, '../..')

/** The bundle as users have it; another build can be tried in its place. */
export const bundle = process.env.COMPOSE_GATE_TEST_DIST ?? join(root, 'dist')

export type Environment = Readonly<Record<string, string | undefined>>

export interface LaunchOptions {
  readonly cwd?: string
  /** On top of this process's own variables; undefined takes one away. */
  readonly env?: Environment
  /** Runs it by way of another program, for instance `setpriv`. */
  readonly under?: readonly string[]
  /** Another Node than the one that runs the tests. */
  readonly node?: string
  /** In a process group of its own, as a shell starts it in a terminal. */
  readonly ownGroup?: boolean
}

/** How a process ended, and what it printed. */
export interface Ended {
  /** Null: a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Variables that would change what the gate does or says; the person who runs the tests may have set them. */
const FOREIGN =
  /^(COMPOSE_|GITHUB_|INPUT_|RUNNER_|STATE_|ACTIONS_)|^(FORCE_COLOR|NO_COLOR|CI|NODE_OPTIONS|NODE_EXTRA_CA_CERTS)$/

/** This process's variables without those that would change what the gate does. */
export function environment(more: Environment = {}): Record<string, string> {
  const all = { ...process.env, ...more }
  const kept = Object.entries(all).filter(([name]) => name in more || !FOREIGN.test(name))
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** A process of the bundle that is under way. */
export class Running {
  stdout = ''
  stderr = ''
  readonly ended: Promise<Ended>

  constructor(readonly child: ChildProcess) {
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        this[name] += text
      })
    }
    this.ended = new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (exitCode) => resolve({ exitCode, stdout: this.stdout, stderr: this.stderr }))
    })
    this.ended.catch(() => {})
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** Waits until it has taken the signals sent so far: one that still waits would swallow another of its kind. */
  async takesSignals(): Promise<void> {
    const pending = async () => {
      const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8').catch(() => '')
      return /^ShdPnd:\s*0*[1-9a-f]/m.test(status)
    }
    while (await pending()) await pause(5)
  }

  /** What a terminal does on Ctrl-C: every process of the group gets the signal. */
  killGroup(signal: NodeJS.Signals): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, signal)
  }

  /**
   * Waits until it has printed something, or until something else is true.
   * @throws Error with all it printed where it ends first, or takes too long
   */
  async until(what: string | RegExp | (() => boolean | Promise<boolean>), seconds = 60): Promise<void> {
    const printed = () => `${this.stdout}\n${this.stderr}`
    const holds =
      typeof what === 'function'
        ? what
        : () => (typeof what === 'string' ? printed().includes(what) : what.test(printed()))
    for (const deadline = Date.now() + seconds * 1000; !(await holds()); await pause(50)) {
      const over = this.child.exitCode !== null || this.child.signalCode !== null
      if (over || Date.now() > deadline) {
        throw new Error(`${over ? 'ended before' : 'waited too long for'} ${String(what)}\n${printed()}`)
      }
    }
  }
}

/** Starts an entry of the bundle: the command line, or one of the action's two. */
export function launch(
  entry: 'cli' | 'main' | 'post',
  args: readonly string[],
  { cwd, env, under = [], node = process.execPath, ownGroup = false }: LaunchOptions = {},
): Running {
  const [program = node, ...words] = [...under, node, join(bundle, entry, 'index.js'), ...args]
  const child = spawn(program, words, {
    cwd,
    env: environment(env),
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Running(child)
}

/** A run that has ended, with everything it wrote. */
export interface GateRun extends Ended {
  /** `report.json`; absent where none was written. */
  readonly report: Report | undefined
  /** Every file of the report folder: path → content. */
  readonly files: ReadonlyMap<string, string>
}

/** `compose-gate run` under way. */
export interface RunningGate {
  readonly process: Running
  /** Its report folder; gone when the run has ended. */
  readonly reports: Folder
  readonly ended: Promise<GateRun>
}

/** A run waits so long before it passes, unless a test says more: most have nothing that could end later. */
const SETTLE = '--settle=300ms'

/** Starts `compose-gate run` with a report folder of its own, which is read when it has ended. */
export async function startGate(
  args: readonly string[] = [],
  options: LaunchOptions = {},
): Promise<RunningGate> {
  const reports = await Folder.with({}, 'gate-reports')
  const process = launch('cli', ['run', SETTLE, '--report-dir', reports.path, ...args], options)
  return { process, reports, ended: collect(process, reports) }
}

async function collect(process: Running, reports: Folder): Promise<GateRun> {
  await using folder = reports
  const ended = await process.ended
  const files = await folder.read()
  const json = files.get('report.json')
  return { ...ended, files, report: json === undefined ? undefined : (JSON.parse(json) as Report) }
}

/** `compose-gate run` to its end. */
export async function runGate(args: readonly string[] = [], options: LaunchOptions = {}): Promise<GateRun> {
  return (await startGate(args, options)).ended
}

/** Any other command to its end: `compose('down', '-p', name)`. */
export function command(args: readonly string[], options: LaunchOptions = {}): Promise<Ended> {
  return launch('cli', args, options).ended
}
