import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { Folder } from '../harness/folder.js'
import { environment, Running, root } from '../harness/gate.js'
import type { Report } from '../harness/report.js'
import { type Command, CommandReader, readFileCommands } from './workflow-commands.js'

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly main: string; readonly post: string; 'post-if': string }
}

/** The action as the runner sees it. */
export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionFile

/** Files through which a step speaks to the runner, new ones for every step. */
const CHANNELS = { GITHUB_OUTPUT: 'output', GITHUB_STATE: 'state', GITHUB_STEP_SUMMARY: 'summary' } as const

/** A step that has ended, and what the runner made of it. */
export interface StepEnd {
  /** Null: it was killed. */
  readonly exitCode: number | null
  readonly log: string
  readonly commands: readonly Command[]
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** Milliseconds. */
  readonly took: number
}

export interface StepUnderWay {
  readonly process: Running
  readonly ended: Promise<StepEnd>
}

export interface JobOptions {
  readonly inputs?: Readonly<Record<string, string>>
  /** What the workflow sets with `env:`. */
  readonly env?: Readonly<Record<string, string>>
  /** The Node that runs the action. */
  readonly node?: string
}

/** A job with one step, that uses the action on a workspace, as GitHub's runner goes about it. */
export class Job implements AsyncDisposable {
  private state: Record<string, string> = {}
  private steps = 0

  private constructor(
    readonly workspace: string,
    private readonly temp: Folder,
    private readonly options: JobOptions,
  ) {}

  static async in(workspace: string, options: JobOptions = {}): Promise<Job> {
    return new Job(workspace, await Folder.with({}, 'runner-temp'), options)
  }

  /** The action's main step to its end. */
  async main(): Promise<StepEnd> {
    return (await this.start('main')).ended
  }

  /** The action's post step to its end. */
  async post(): Promise<StepEnd> {
    return (await this.start('post')).ended
  }

  async start(entry: 'main' | 'post'): Promise<StepUnderWay> {
    const files = await this.channels()
    const begun = performance.now()
    // Directly, as the runner does it: a shell may drop variables with a dash in their name.
    const child = spawn(this.options.node ?? process.execPath, [join(actionFolder, action.runs[entry])], {
      cwd: this.workspace,
      env: environment({ ...this.options.env, ...this.variables(), ...files }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const running = new Running(child)
    return { process: running, ended: this.collect(running, files, begun) }
  }

  /** Cancels a step as the runner does: asks twice, then kills the tree. */
  async cancel({ process: { child }, ended }: StepUnderWay): Promise<StepEnd> {
    const over = ended.then(() => true)
    child.kill('SIGINT')
    if (!(await Promise.race([over, pause(7500, false)]))) child.kill('SIGTERM')
    if (!(await Promise.race([over, pause(2500, false)]))) await killTree(child.pid)
    return ended
  }

  /** The report folder of a step that was given none. */
  async report(end: StepEnd): Promise<Report> {
    return JSON.parse(await readFile(join(end.outputs['report-dir'] ?? '', 'report.json'), 'utf8')) as Report
  }

  /** Where a run of this project writes its reports, where it was given no place. */
  reportFolder(project: string): string {
    return join(this.temp.path, 'compose-gate', project)
  }

  /** Every file below `RUNNER_TEMP`: relative path → content. */
  files(): Promise<ReadonlyMap<string, string>> {
    return this.temp.read()
  }

  /** What the main step saved for the post step. */
  get saved(): Readonly<Record<string, string>> {
    return this.state
  }

  private async collect(
    running: Running,
    files: Readonly<Record<keyof typeof CHANNELS, string>>,
    begun: number,
  ): Promise<StepEnd> {
    const { exitCode, stdout, stderr } = await running.ended
    const took = performance.now() - begun
    const reader = new CommandReader()
    for (const line of `${stdout}\n${stderr}`.split(/\r?\n/)) reader.read(line)
    this.state = { ...this.state, ...readFileCommands(await readFile(files.GITHUB_STATE, 'utf8')) }
    return {
      exitCode,
      log: `${stdout}${stderr}`,
      commands: reader.obeyed,
      outputs: readFileCommands(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      took,
    }
  }

  private async channels(): Promise<Record<keyof typeof CHANNELS, string>> {
    this.steps += 1
    const pairs = Object.entries(CHANNELS).map(async ([name, channel]) => {
      const file = join(this.temp.path, `_runner_file_commands/${channel}_${this.steps}`)
      await this.temp.write(`_runner_file_commands/${channel}_${this.steps}`, '')
      return [name, file] as const
    })
    return Object.fromEntries(await Promise.all(pairs)) as Record<keyof typeof CHANNELS, string>
  }

  private variables(): Record<string, string> {
    const given = this.options.inputs ?? {}
    const inputs = Object.entries(action.inputs).map(([name, input]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? input.default ?? '',
    ])
    const state = Object.entries(this.state).map(([name, value]) => [`STATE_${name}`, value])
    return {
      ...Object.fromEntries([...inputs, ...state]),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: this.workspace,
      RUNNER_TEMP: this.temp.path,
      RUNNER_OS: 'Linux',
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.temp[Symbol.asyncDispose]()
  }
}

/** Another build can be tried in place of the repository's own. */
const actionFolder = process.env.COMPOSE_GATE_TEST_DIST
  ? join(process.env.COMPOSE_GATE_TEST_DIST, '..')
  : root

/** Kills a process and all that descend from it, whatever process group they are in. */
export async function killTree(pid: number | undefined): Promise<void> {
  if (pid === undefined) return
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid='])
  const all = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const doomed = [pid]
  for (const parent of doomed) {
    doomed.push(...all.flatMap(([child, of]) => (of === parent && child !== undefined ? [child] : [])))
  }
  for (const one of doomed) {
    try {
      process.kill(one, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
