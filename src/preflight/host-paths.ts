import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Environment } from '../common/environment.js'
import { hostMountsOf } from '../compose/host-mounts.js'
import type { Project } from '../compose/project.js'
import { askCommand } from '../engine/command.js'
import { withVolumesFrom } from '../plan/fresh-data.js'
import { startedIn } from '../plan/graph/planned-services.js'
import { configured, type HostPath, type HostPaths, pathOf } from '../plan/host-sources.js'
import { CONFIGURATION_FILE, isConfiguration } from '../plan/kept-content.js'
import type { Plan } from '../plan/plan.js'

/** Looks at the folders and files of the machine that the plan's services mount. */
export async function hostPathsOf(
  plan: Plan,
  project: Project,
  environment: Environment,
): Promise<HostPaths> {
  const services = new Set(startedIn(project, plan).flatMap((service) => withVolumesFrom(service, project)))
  const mounts = [...services].flatMap((service) => hostMountsOf(service, project.model))
  const files = [...services].flatMap((service) => configured(service, project.model).files)
  const paths = new Set([...mounts.flatMap(({ source }) => pathOf(source) ?? []), ...files])
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
  if (is !== 'folder') {
    const isFile = (await stat(path).catch(() => undefined))?.isFile() === true
    const [configuration, tracked] = isFile
      ? await Promise.all([textsOf([path]), trackedIn(path, directory, environment)])
      : [[]]
    return {
      is,
      ...(tracked === undefined ? {} : { tracked: tracked.size > 0 }),
      ...(configuration.length > 0 ? { configuration } : {}),
    }
  }
  const names = (await readdir(path).catch(() => [])).sort()
  const files = names.filter((name) => CONFIGURATION_FILE.test(name)).map((name) => join(path, name))
  const [tracked, configuration] = await Promise.all([
    trackedIn(path, directory, environment),
    textsOf(files.slice(0, MAX_CONFIGURATION_FILES)),
  ])
  const content = names.filter((name) => tracked?.has(name) === true || isConfiguration(`/${name}`))
  return {
    is,
    tracked: tracked && tracked.size > 0,
    ...(content.length > 0 ? { content } : {}),
    ...(configuration.length > 0 ? { configuration } : {}),
  }
}

/** Bytes of a configuration file, and how many files of a folder are looked at. */
const MAX_CONFIGURATION_BYTES = 256 * 1024
const MAX_CONFIGURATION_FILES = 50

/** The content of small files, without what is empty. */
async function textsOf(files: readonly string[]): Promise<readonly string[]> {
  const texts = files.map(async (file) => {
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

/** What git has in a folder, or has something in; undefined: there is no git, or it does not say. */
async function trackedIn(
  folder: string,
  directory: string,
  environment: Environment,
): Promise<ReadonlySet<string> | undefined> {
  const inside = relative(directory, folder)
  const path = inside.startsWith('..') ? folder : inside || '.'
  // The words of git are looked at, so they have to be English; a pathspec is to be taken as it stands.
  const env = { ...environment, LC_ALL: 'C', GIT_LITERAL_PATHSPECS: '1', GIT_OPTIONAL_LOCKS: '0' }
  try {
    const answer = await askCommand('git', ['ls-files', '-z', '--', path], { cwd: directory, env })
    if (answer.exitCode !== 0) return NOT_OF_GIT.test(answer.stderr) ? new Set() : undefined
    const files = answer.stdout.split('\0').filter((file) => file !== '')
    return new Set(files.map((file) => relative(folder, join(directory, file)).split('/')[0] ?? ''))
  } catch {
    return undefined
  }
}
