import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type Dockerode from 'dockerode'
import { engine } from './engine.js'
import { contents } from './engine-contents.js'
import { type Environment, launch, type Running } from './gate.js'
import { JobContainer, type JobOptions } from './job-container.js'
import { releaseIn } from './job-workspace.js'
import type { ServiceText } from './project.js'
import type { SecondEngine } from './second-engine.js'

/** A gate with a workspace, and with an engine that may be anywhere. */
export interface GatePlace extends AsyncDisposable {
  /** Starts a command of the gate in the workspace. */
  launch(args: readonly string[]): Running
  /** Sends a signal to the gate. */
  signal(running: Running, name: 'SIGINT' | 'SIGKILL'): Promise<void>
  /** The text of a file that the gate wrote. @param path relative to the workspace */
  read(path: string): Promise<string>
  /** The engine that the gate speaks to. */
  readonly api: Dockerode
  /** What is there of a run, one line each: on the engine, and of networks that a job's container has joined. */
  left(project: string): Promise<readonly string[]>
}

/** Makes a place with a release. @param app more of its app @param more of the Compose file besides services */
export type MakePlace = (app: ServiceText, more?: ServiceText) => Promise<GatePlace>

export interface ProcessOptions {
  readonly env: Environment
  /** Runs the gate by way of another program. */
  readonly under?: readonly string[]
  /** The folder in which the workspace is made. */
  readonly in?: string
}

/** A process of this machine, with another engine. */
export function processWith({ api }: Pick<SecondEngine, 'api'>, options: ProcessOptions): MakePlace {
  return async (app, more) => {
    const folder = await releaseIn(options.in, app, more)
    const { env, under = [] } = options
    const before = await contents(api)
    const variables = { ...env, PATH: withOwnTools(folder.path, env.PATH ?? process.env.PATH) }
    return {
      api,
      launch: (args) => launch('cli', args, { cwd: folder.path, env: variables, under }),
      signal: async (running, name) => running.kill(name),
      read: (path) => readFile(join(folder.path, path), 'utf8'),
      left: async () => without(await contents(api), before),
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    }
  }
}

/** A job in a container of the engine of the tests. @param api the engine that the job speaks to */
export function jobWith(options: Omit<JobOptions, 'workspace'> = {}, api = engine): MakePlace {
  return async (app, more) => {
    const folder = await releaseIn(undefined, app, more)
    const env = { ...options.env, PATH: withOwnTools('/__w/r', process.env.PATH) }
    const job = await JobContainer.start({ ...options, workspace: folder.path, env })
    const networks = await job.networks()
    // Others use the engine of the tests at the same time.
    const there = (project: string) => contents(api, api === engine ? project : undefined)
    const before = api === engine ? [] : await contents(api)
    return {
      api,
      launch: (args) => job.launch(args),
      signal: (_, name) => job.signal(name),
      read: (path) => readFile(join(folder.path, path), 'utf8'),
      left: async (project) => [
        ...without(await there(project), before),
        ...without(await job.networks(), networks),
      ],
      [Symbol.asyncDispose]: async () => {
        await job[Symbol.asyncDispose]()
        await folder[Symbol.asyncDispose]()
      },
    }
  }
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => !others.includes(one))
}

function withOwnTools(workspace: string, path = ''): string {
  return `${join(workspace, 'bin')}:${path}`
}
