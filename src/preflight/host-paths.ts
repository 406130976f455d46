import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Environment } from '../common/environment.js'
import { hostMountsOf } from '../compose/host-mounts.js'
import type { Project } from '../compose/project.js'
import { askCommand } from '../engine/command.js'
import { withVolumesFrom } from '../plan/fresh-data.js'
import { startedIn } from '../plan/graph/planned-services.js'
import { type HostPath, type HostPaths, pathOf } from '../plan/host-sources.js'
import type { Plan } from '../plan/plan.js'

/** Looks at the folders and files of the machine that the plan's services mount. */
export async function hostPathsOf(
  plan: Plan,
  project: Project,
  environment: Environment,
): Promise<HostPaths> {
  const services = new Set(startedIn(project, plan).flatMap((service) => withVolumesFrom(service, project)))
  const mounts = [...services].flatMap((service) => hostMountsOf(service, project.model))
  const paths = new Set(mounts.flatMap(({ source }) => pathOf(source) ?? []))
  const seen = [...paths].filter((path) => isSeenFromHere(path, project.directory))
  const found = seen.map(async (path) => [path, await look(path, project.directory, environment)] as const)
  return new Map(await Promise.all(found))
}

/** On other systems than Linux the engine runs in a virtual machine that shares only the user's files. */
export function isSeenFromHere(path: string, directory: string): boolean {
  return process.platform === 'linux' || !relative(directory, path).startsWith('..')
}

async function look(path: string, directory: string, environment: Environment): Promise<HostPath> {
  const is = await kindOf(path)
  const tracked = is === 'folder' ? { tracked: await isTracked(path, directory, environment) } : {}
  const configuration = is === 'folder' || is === 'file' ? await configurationAt(path, is) : []
  return { is, ...tracked, ...(configuration.length > 0 ? { configuration } : {}) }
}

/** Names of files that programs are configured by. */
const CONFIGURATION_FILE = /\.(?:conf|cnf|cfg|ini|ya?ml|toml|xml|properties)$/i

/** Bytes of a configuration file, and how many files of a folder are looked at. */
const MAX_CONFIGURATION_BYTES = 256 * 1024
const MAX_CONFIGURATION_FILES = 50

/** The content of a file, or of the files in a folder that programs are configured by; without what is empty. */
async function configurationAt(path: string, is: 'folder' | 'file'): Promise<readonly string[]> {
  const names = is === 'folder' ? await readdir(path).catch(() => []) : []
  const inside = names.filter((name) => CONFIGURATION_FILE.test(name)).map((name) => join(path, name))
  const files = is === 'file' ? [path] : inside
  const texts = files.slice(0, MAX_CONFIGURATION_FILES).map(async (file) => {
    const facts = await stat(file).catch(() => undefined)
    const isRead = facts?.isFile() === true && facts.size <= MAX_CONFIGURATION_BYTES
    return isRead ? readFile(file, 'utf8').catch(() => '') : ''
  })
  return (await Promise.all(texts)).filter((text) => text !== '')
}

function kindOf(path: string): Promise<HostPath['is']> {
  return stat(path).then(
    (facts) => (facts.isDirectory() ? 'folder' : 'file'),
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? 'missing' : 'unknown'),
  )
}

/** How git says that a path is none of its own. */
const NOT_OF_GIT = /not a git repository|is outside repository/

/** Whether git has something in a folder; undefined: there is no git, or it does not say. */
async function isTracked(
  folder: string,
  directory: string,
  environment: Environment,
): Promise<boolean | undefined> {
  const inside = relative(directory, folder)
  const path = inside.startsWith('..') ? folder : inside || '.'
  // The words of git are looked at, so they have to be English; a pathspec is to be taken as it stands.
  const env = { ...environment, LC_ALL: 'C', GIT_LITERAL_PATHSPECS: '1', GIT_OPTIONAL_LOCKS: '0' }
  try {
    const answer = await askCommand('git', ['ls-files', '-z', '--', path], { cwd: directory, env })
    if (answer.exitCode === 0) return answer.stdout !== ''
    return NOT_OF_GIT.test(answer.stderr) ? false : undefined
  } catch {
    return undefined
  }
}
