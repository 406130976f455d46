import { execFile } from 'node:child_process'
import type { Problem } from '../../src/common/problem.js'
import type { ConfigAnswer, ReadConfig } from '../../src/compose/config.js'
import type { Project } from '../../src/compose/project.js'
import type { ProjectLocation } from '../../src/settings/settings.js'
import { Folder } from './folder.js'
import { loadProject } from './load-project.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Runs `docker compose`, which must be there: nothing is skipped. */
export function compose(
  args: readonly string[],
  cwd: string,
  env: Environment = {},
  input = '',
): Promise<ConfigAnswer> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...clean(process.env), ...env }, maxBuffer: 256 * 1024 * 1024 }
    const child = execFile('docker', ['compose', ...args], options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code
      if (typeof exitCode === 'number' && !stderr.includes("'compose' is not a docker command")) {
        resolve({ exitCode, stdout, stderr })
      } else reject(new Error('these tests need `docker compose` on PATH (no engine)', { cause: error }))
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** Without variables that the person who runs the tests has set for projects of their own. */
function clean(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('COMPOSE_')))
}

export interface Loaded {
  readonly project: Project | undefined
  readonly problems: readonly Problem[]
}

export function locationIn(directory: string, more: Partial<ProjectLocation> = {}): ProjectLocation {
  return { files: [], directory, envFiles: [], profiles: [], name: 'under-test', ...more }
}

/** Loads the project with the real `docker compose config`. */
export async function load(
  directory: string,
  more: Partial<ProjectLocation> = {},
  env: Environment = {},
): Promise<Loaded> {
  const location = locationIn(directory, more)
  const problems: Problem[] = []
  const environment = { ...clean(process.env), ...env }
  const { project } = await loadProject(
    location,
    asking(location, env),
    environment,
    (problem) => problems.push(problem),
    location.directory,
  )
  return { project, problems }
}

export function asking(location: ProjectLocation, env: Environment): ReadConfig {
  const selection = [
    ...location.files.flatMap((file) => ['--file', file]),
    ...location.envFiles.flatMap((file) => ['--env-file', file]),
  ]
  return ({ format, profiles, tuning, instead }) => {
    const files =
      instead === undefined ? selection : ['--project-directory', instead.directory, '--file', '-']
    return compose(
      [
        ...['--project-name', location.name, ...files],
        ...profiles.flatMap((profile) => ['--profile', profile]),
        ...['config', '--format', format],
      ],
      location.directory,
      { ...env, ...tuning },
      instead?.text,
    )
  }
}

/** Loads a project of one file. */
export async function loadText(text: string | Buffer, env: Environment = {}): Promise<Loaded> {
  await using folder = await Folder.with({ 'compose.yaml': text })
  return await load(folder.path, {}, env)
}
