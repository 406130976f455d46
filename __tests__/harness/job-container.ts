import { execFile, spawn } from 'node:child_process'
import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { docker } from './buildx.js'
import { engineSocket } from './engine.js'
import { bundle, type Ended, Running } from './gate.js'
import type { Report } from './report.js'
import { uniqueName } from './unique-name.js'

export interface JobOptions {
  /** The folder of this machine that is the workspace. */
  readonly workspace: string
  /** Where the job sees it: GitHub mounts it at `/__w`. */
  readonly at?: string
  /** Of `docker run`, for instance `--network host`. */
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A job in a container of the engine of the tests, with the programs of this machine, and with the engine's socket. */
export class JobContainer implements AsyncDisposable {
  private constructor(
    readonly name: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start({ workspace, at = '/__w/r', flags = [], env = {} }: JobOptions): Promise<JobContainer> {
    if (engineSocket === undefined) throw new Error('these tests need an engine with a Unix socket')
    const name = uniqueName('job')
    const { PATH = '', DOCKER_CONFIG } = process.env
    const { stdout } = await promisify(execFile)('sh', ['-c', 'command -v docker'])
    const tools = [
      dirname(process.execPath),
      dirname(await realpath(stdout.trim())),
      bundle,
      DOCKER_CONFIG ?? '',
    ]
    // The plugins of a private engine are links to the folder of its programs.
    const roots = new Set(tools.filter((path) => path !== '' && !path.startsWith('/usr/')).map(rootOf))
    const mounts = ['/usr', ...roots].map((path) => `${path}:${path}:ro`)
    const all = [...mounts, `${engineSocket}:/var/run/docker.sock`, `${workspace}:${at}`]
    await docker([
      ...['run', '--detach', '--name', name, ...flags],
      ...all.flatMap((mount) => ['--volume', mount]),
      ...['--workdir', at, 'debian:bookworm-slim', 'sleep', 'infinity'],
    ])
    const config: Record<string, string> = DOCKER_CONFIG === undefined ? {} : { DOCKER_CONFIG }
    // buildx writes beside its configuration, and that of this machine is not the job's.
    return new JobContainer(name, { PATH, BUILDX_CONFIG: '/tmp/buildx', ...config, ...env })
  }

  /** Runs a command of the gate in it. */
  launch(args: readonly string[]): Running {
    const variables = Object.entries(this.env).flatMap(([name, value]) => ['--env', `${name}=${value}`])
    const gate = [process.execPath, join(bundle, 'cli/index.js'), ...args]
    const child = spawn('docker', ['exec', ...variables, this.name, ...gate], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Running(child)
  }

  /** `compose-gate run` to its end, with its report. */
  async run(args: readonly string[] = []): Promise<Ended & { readonly report: Report }> {
    const reports = '/tmp/reports'
    const ended = await this.launch(['run', '--settle', '300ms', '--report-dir', reports, ...args]).ended
    const report = await this.sh(`cat ${reports}/report.json`)
    return { ...ended, report: JSON.parse(report) as Report }
  }

  /** Sends a signal to the gate in it: `docker exec` passes none on. */
  async signal(name: 'SIGINT' | 'SIGKILL'): Promise<void> {
    // The pattern does not find the shell that has it on its own command line.
    const isGate = 'tr "\\0" " " < $process/cmdline 2> /dev/null | grep -q "[c]li/index.js"'
    await this.sh(
      `for process in /proc/[0-9]*; do if ${isGate}; then kill -${name.slice(3)} \${process#/proc/}; fi; done`,
    )
  }

  /** The names of the networks that it is on. */
  async networks(): Promise<readonly string[]> {
    const format = '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}'
    return (await docker(['inspect', '--format', format, this.name])).split(' ').filter(Boolean)
  }

  /** Runs a line of shell in it. @returns what it prints */
  sh(script: string): Promise<string> {
    return docker(['exec', this.name, 'sh', '-c', script])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await docker(['rm', '--force', '--volumes', this.name])
  }
}

/** The folder in which a tool's own things lie: two levels above its programs, but not a folder of the system. */
function rootOf(path: string): string {
  const above = dirname(dirname(path))
  return above.split('/').length > 2 ? above : path
}
